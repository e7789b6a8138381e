import type { ProxyConfigSpec } from '../../../imports/istio.generated';
import type { Resource } from '../../mesh/resource';
import type { Place } from './place';
import { checkSelector } from './selectors';

/** What istiod's webhook asks of a ProxyConfig. */
export function admitProxyConfig({ spec }: Resource<ProxyConfigSpec>, object: Place): void {
  const at = object.at('spec');
  checkSelector(spec.selector?.matchLabels, spec.selector, at.at('selector'));
  if ((spec.concurrency ?? 0) < 0)
    at.at('concurrency').error(`${spec.concurrency} is less than 0, and a number of threads cannot be.`);
}
