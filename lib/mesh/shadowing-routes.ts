import { isCatchAll } from './http-conditions';
import type { Resource } from './resource';
import type { HttpMatch, HttpRule } from './virtual-services';

interface Earlier {
  readonly conditions: readonly (readonly [string, string])[];
  readonly owner: Resource;
}

/** The rules that come first for one host of one gateway, found by the path they take. */
export class ShadowingRoutes {
  readonly #byPath = new Map<string, Earlier[]>();
  #catchAll: Resource | undefined;

  /** Files a rule. Delegating rules take only what their delegate takes, so they are left out. */
  add(rule: HttpRule, owner: Resource): void {
    if (rule.delegate !== undefined) return;
    for (const item of itemsOf(rule)) {
      // Catch-alls move to the end; there they hide later catch-alls only.
      if (isCatchAll(item)) {
        this.#catchAll ??= owner;
        continue;
      }
      const key = pathKey(item);
      const entry = { conditions: conditionsOf(item), owner };
      const same = this.#byPath.get(key);
      if (same === undefined) this.#byPath.set(key, [entry]);
      else same.push(entry);
    }
  }

  /** Who takes all requests of a rule, or `undefined` when some are left to it. */
  covering(rule: HttpRule): Resource | undefined {
    let owner: Resource | undefined;
    for (const item of itemsOf(rule)) {
      const by = isCatchAll(item) ? this.#catchAll : this.#takes(item);
      if (by === undefined) return undefined;
      owner ??= by;
    }
    return owner;
  }

  #takes(item: HttpMatch): Resource | undefined {
    const own = new Map(conditionsOf(item));
    for (const key of coveringPaths(item)) {
      for (const { conditions, owner } of this.#byPath.get(key) ?? []) {
        if (conditions.every(([field, value]) => own.get(field) === value)) return owner;
      }
    }
    return undefined;
  }
}

function itemsOf(rule: HttpRule): readonly HttpMatch[] {
  return rule.match?.length ? rule.match : [{}];
}

/** Expressions that every path meets. Istio knows the first alone for a catch-all, which it moves to the end. */
const ANY_PATH: ReadonlySet<string> = new Set(['.*', '/.*', '^/.*', '.+']);

function pathKey({ uri, ignoreUriCase }: HttpMatch): string {
  const folded = ignoreUriCase ? 'i' : '';
  if (uri?.exact) return `${folded}exact ${uri.exact}`;
  if (uri?.regex) return ANY_PATH.has(String(uri.regex)) ? 'prefix /' : `regex ${uri.regex}`;
  return `${folded}prefix ${uri?.prefix ?? '/'}`;
}

/** The path conditions that hold wherever this one holds. */
function* coveringPaths(item: HttpMatch): Iterable<string> {
  yield pathKey(item);
  const folded = item.ignoreUriCase ? 'i' : '';
  const path = String(item.uri?.exact ?? item.uri?.prefix ?? '/');
  if (item.uri?.regex) {
    yield 'prefix /';
    return;
  }
  for (let length = path.length; length > 0; length--) yield `${folded}prefix ${path.slice(0, length)}`;
}

/** All conditions but the path and what names or places the rule, one text for each header and parameter. */
function conditionsOf(item: HttpMatch): readonly (readonly [string, string])[] {
  const { uri: _, ignoreUriCase: __, name: ___, statPrefix: ____, gateways: _____, ...rest } = item;
  return Object.entries(rest).flatMap(([field, value]) =>
    field === 'headers' || field === 'queryParams' || field === 'withoutHeaders'
      ? Object.entries(value as object).map(
          ([key, condition]) => [`${field} ${key}`, JSON.stringify(condition)] as const,
        )
      : [[field, JSON.stringify(value)] as const],
  );
}
