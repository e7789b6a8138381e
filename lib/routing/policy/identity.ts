/** The parts of an identity: `trust.domain/ns/<namespace>/sa/<serviceAccount>`. */
export interface Identity {
  readonly trustDomain: string;
  readonly namespace: string;
  readonly serviceAccount: string;
}

/** Reads an identity as Istio writes it, or `undefined` for one of another form. */
export function parseIdentity(principal: string | undefined): Identity | undefined {
  const parts = /^([^/]+)\/ns\/([^/]+)\/sa\/(.+)$/.exec(principal ?? '');
  if (parts === null) return undefined;
  return { trustDomain: parts[1] as string, namespace: parts[2] as string, serviceAccount: parts[3] as string };
}

/** Whether a namespace matches a policy's pattern, in which `*` stands for anything wherever it is. */
export function matchesNamespace(pattern: string, namespace: string): boolean {
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[\\.+?()|[\]{}^$/-]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${source}$`).test(namespace);
}

/** Whether a service account is the one a policy of `own` names: `name`, or `namespace/name`. */
export function matchesServiceAccount(pattern: string, identity: Identity, own: string): boolean {
  const slash = pattern.indexOf('/');
  const namespace = slash < 0 ? own : pattern.slice(0, slash);
  return identity.namespace === namespace && identity.serviceAccount === pattern.slice(slash + 1);
}
