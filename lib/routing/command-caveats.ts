import type { Call } from './call';
import { openCommands } from './header-format';
import type { ForwardAction } from './http-route';

/** The values of a route's header rules that hold commands of Envoy. */
export function commandsOf({ headers, destinations }: ForwardAction): readonly string[] {
  const rules = [headers, ...destinations.map((destination) => destination.headers)];
  const values = rules.flatMap((own) => [...(own?.set ?? []), ...(own?.add ?? [])].map(({ value }) => value));
  return values.filter((value) => value.includes('%'));
}

/** What of such values the answer had to leave as it is written. */
export function commandCaveats(values: readonly string[], call: Call): readonly string[] {
  const open = new Set(values.flatMap((value) => openCommands(value, call)));
  return [...open].map(
    (command) =>
      `${command} in a header's value is shown as it is written: the request does not say what Envoy puts there. (A command that Envoy does not know makes it refuse the whole route configuration.)`,
  );
}
