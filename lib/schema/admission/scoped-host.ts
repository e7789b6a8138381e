import { isIPv6 } from 'node:net';
import { quote } from '../structure/describe';
import { isAddress } from './addresses';
import { isLabel, isPartialWildcard, wildcardHostProblem } from './dns';
import type { Place } from './place';

/** Checks a host of a Gateway's server: `host` or `namespace/host`. */
export function checkGatewayHost(text: string, at: Place): void {
  const slash = text.indexOf('/');
  if (slash >= 0) {
    const namespace = text.slice(0, slash);
    if (namespace !== '*' && namespace !== '.') checkNamespace(namespace, at);
  }
  const host = text.slice(slash + 1);
  if (isIPv6(host)) at.error(`${quote(host)} is an IPv6 address, which Istio refuses here.`, 'Write a name, or "*".');
  else if (!isAddress(host)) at.errorIf(wildcardHostProblem(host));
  checkWholeName(host, at);
}

/** Checks an egress host of a Sidecar: `namespace/host`, where `~` means no namespace and `~namespace` leaves one out. */
export function checkEgressHost(text: string, at: Place): void {
  const slash = text.indexOf('/');
  if (slash < 0) {
    at.error(`${quote(text)} names no namespace.`, `Write "*/${text}" for any namespace, or "./${text}" for its own.`);
    return;
  }
  const namespace = text.slice(0, slash).replace(/^~/, '');
  if (slash === 0) checkNamespace('', at);
  else if (namespace !== '' && namespace !== '*' && namespace !== '.') checkNamespace(namespace, at);
  const host = text.slice(slash + 1);
  at.errorIf(wildcardHostProblem(host));
  checkWholeName(host, at);
}

function checkNamespace(namespace: string, at: Place): void {
  if (!isLabel(namespace))
    at.error(
      `${quote(namespace)}, the part before "/", is no namespace.`,
      'Write a name, "." for the same namespace, or "*" for any.',
    );
}

function checkWholeName(host: string, at: Place): void {
  if (host === '') return;
  if (host !== '*' && !host.includes('.') && !isAddress(host)) {
    at.error(
      `${quote(host)} is a short name, and Istio takes full names only here.`,
      `Write "${host}.<namespace>.svc.cluster.local".`,
    );
  } else if (isPartialWildcard(host)) {
    at.error(
      `${quote(host)} has a "*" that is not a whole label in front, which matches nothing.`,
      'Write "*.example.com".',
    );
  }
}
