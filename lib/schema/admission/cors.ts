import type { CorsPolicy } from '../../../imports/istio.generated';
import { toMillis } from '../../model/duration';
import { suggestion } from '../../model/suggestion';
import { quote } from '../structure/describe';
import { checkDuration } from './durations';
import { isHeaderName } from './headers';
import type { Place } from './place';
import { checkRegex, members } from './string-match';

const METHODS: ReadonlySet<string> = new Set([
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'CONNECT',
  'OPTIONS',
  'TRACE',
  '*',
]);

/** Checks which origins may call. */
export function checkCors(policy: CorsPolicy | undefined, at: Place): void {
  if (policy === undefined) return;
  policy.allowOrigins?.forEach((origin, index) => {
    const place = at.at('allowOrigins').at(index);
    const { exact, prefix, regex } = members(origin);
    if (!exact && !prefix && !regex)
      place.error('The origin is empty and allows nobody.', 'Match it by exact, prefix or regex.');
    else checkRegex(origin, place);
  });
  policy.allowMethods?.forEach((method, index) => {
    if (!METHODS.has(method))
      at.at('allowMethods')
        .at(index)
        .error(`Istio knows no method ${quote(method)}.`, suggestion(method, METHODS));
  });
  for (const field of ['allowHeaders', 'exposeHeaders'] as const) {
    policy[field]?.forEach((name, index) => {
      if (name !== '*' && !isHeaderName(name))
        at.at(field)
          .at(index)
          .error(`${quote(name)} is no name of a header.`);
    });
  }
  checkDuration(policy.maxAge, at.at('maxAge'));
  if ((toMillis(policy.maxAge ?? '') ?? 0) % 1000 !== 0)
    at.at('maxAge').error('Browsers are told maxAge in whole seconds.');
}
