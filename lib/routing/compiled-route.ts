import { compileForward } from './compile-forward';
import { compileRedirect } from './compile-redirect';
import type { RouteContext } from './compile-route';
import type { Resolved } from './forward';
import type { Action, HttpRoute, RouteSource } from './http-route';
import type { PathMatch } from './path-match';
import type { RouteMatch } from './route-match';

/** A route of a VirtualService. Nobody asks for most routes of a big mesh: what one does is compiled when a request takes it. */
export class CompiledRoute implements HttpRoute {
  resolved: Resolved | undefined = undefined;
  readonly cors: HttpRoute['cors'];
  readonly match: RouteMatch;
  readonly source: RouteSource;
  readonly #context: RouteContext;
  #action: Action | undefined = undefined;

  constructor(source: RouteSource, context: RouteContext) {
    this.cors = source.rule.corsPolicy;
    this.match = context.matches.of(source.match, source.virtualService.semantics !== 'istio');
    this.source = source;
    this.#context = context;
  }

  get name(): string {
    const { rule, match } = this.source;
    const name = rule.name ?? '';
    return match?.name ? `${name}.${match.name}` : name;
  }

  get path(): PathMatch {
    return this.match.path;
  }

  get action(): Action {
    this.#action ??= this.#compile();
    return this.#action;
  }

  #compile(): Action {
    const { virtualService, rule } = this.source;
    if (rule.redirect !== undefined) return compileRedirect(rule.redirect, this.#context);
    if (rule.directResponse !== undefined) return { kind: 'direct', status: rule.directResponse.status };
    return compileForward(virtualService, rule, this.#context, this.path.value);
  }
}
