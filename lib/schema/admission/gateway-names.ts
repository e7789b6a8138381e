import { quote } from '../structure/describe';
import { fqdnProblem, isLabel } from './dns';
import type { Place } from './place';

/** Checks names of Gateways. Like istiod, it looks no further than the first name without a namespace. */
export function checkGatewayNames(names: readonly string[] | undefined, at: Place): void {
  for (const [index, name] of (names ?? []).entries()) {
    const place = at.at(index);
    const slash = name.indexOf('/');
    if (slash < 0) {
      checkLegacyName(name, place);
      return;
    }
    const namespace = name.slice(0, slash);
    const gateway = name.slice(slash + 1);
    if (!isLabel(namespace))
      place.error(
        `${quote(namespace)}, the part before "/", is no namespace.`,
        namespace === '.' ? `Write "${gateway}" for a Gateway of the same namespace.` : undefined,
      );
    if (!isLabel(gateway)) place.error(`${quote(gateway)}, the part after "/", is no name of a Gateway.`);
  }
}

function checkLegacyName(name: string, at: Place): void {
  if (name.includes('.')) {
    const [gateway = '', namespace = ''] = name.split('.');
    at.warn(
      'legacy-gateway-name',
      `${quote(name)} names the Gateway as a host, which Istio reads for compatibility only.`,
      `Write "${namespace}/${gateway}".`,
    );
  }
  at.errorIf(fqdnProblem(name));
}
