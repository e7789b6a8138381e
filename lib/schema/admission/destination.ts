import type { Destination } from '../../../imports/istio.generated';
import { quote } from '../structure/describe';
import { isLabel, wildcardHostProblem } from './dns';
import type { Place } from './place';
import { checkPort } from './ports';

/** Checks where a route sends requests to. */
export function checkDestination(destination: Destination | undefined, at: Place): void {
  if (destination === undefined) return;
  const host = destination.host ?? '';
  if (host === '*') at.at('host').error('A route needs one host to send requests to, and "*" is every host.');
  else at.at('host').errorIf(wildcardHostProblem(host));
  if (destination.subset) checkSubsetName(destination.subset, at.at('subset'));
  if (destination.port !== undefined) checkPort(destination.port.number, at.at('port').at('number'));
}

/** Checks the name of a subset, which becomes part of the names of clusters. */
export function checkSubsetName(name: string | undefined, at: Place): void {
  if (!name) at.error('The subset has no name.');
  else if (!isLabel(name))
    at.error(`${quote(name)} is no name for a subset: Istio takes letters, digits and "-", 63 at most.`);
}

/** Checks the weights of a route's destinations. Istio takes them as shares of their sum, whatever that is. */
export function checkWeights(route: readonly { readonly weight?: number }[], at: Place): void {
  let total = 0;
  route.forEach(({ weight = 0 }, index) => {
    if (weight < 0) at.at(index).at('weight').error(`The weight ${weight} is less than 0.`);
    total += weight;
  });
  if (route.length > 1 && total === 0)
    at.error(
      'The weights add up to 0, so that no destination gets a request.',
      'Give each destination a weight, like 90 and 10.',
    );
}
