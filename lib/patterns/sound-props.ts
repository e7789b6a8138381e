import { describeValue } from '../model/in-words';

type Kind = 'text' | 'number' | 'truth value' | 'list' | 'object';

/** What kind of value each prop of the patterns is; a prop has one meaning, and one kind, in all of them. */
const KINDS: Readonly<Record<string, readonly Kind[]>> = {
  addresses: ['list'],
  affinity: ['object'],
  caCertificates: ['text'],
  cipherSuites: ['list'],
  circuitBreaker: ['object'],
  clientCertificate: ['object'],
  cors: ['object'],
  credentialName: ['text'],
  directResponse: ['object'],
  endpoints: ['list'],
  exportTo: ['list'],
  fault: ['object'],
  headers: ['object'],
  hosts: ['list', 'object'],
  ingress: ['object'],
  loadBalancer: ['object'],
  minProtocolVersion: ['text'],
  mirror: ['object'],
  override: ['object'],
  plainHttp: ['text'],
  port: ['number'],
  ports: ['object'],
  protocol: ['text'],
  redirect: ['object'],
  retries: ['object'],
  rewrite: ['object'],
  selector: ['object'],
  service: ['object'],
  stickyVersion: ['object'],
  timeout: ['text'],
  tls: ['text'],
  tlsPort: ['number'],
  tlsTerminatedBefore: ['truth value', 'object'],
  variants: ['object'],
  vary: ['truth value'],
  versions: ['object'],
};

/**
 * Props as the types promise them, for those who come past the types: a value of another kind is left out, and told as a
 * sentence, so that nothing further on stumbles over it.
 */
export function soundProps<Props extends object>(props: Props): { readonly props: Props; readonly problems: string[] } {
  if (kindOf(props) !== 'object')
    return { props: {} as Props, problems: [`is given ${describeValue(props)} for its props`] };
  const sound = { ...props } as Record<string, unknown>;
  const problems: string[] = [];
  for (const [name, value] of Object.entries(props)) {
    const due = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
    if (value === undefined || due === undefined || due.some((kind) => kind === kindOf(value))) continue;
    delete sound[name];
    problems.push(
      `has ${describeValue(value)} for "${name}"; it has to be ${due.map((kind) => (kind === 'object' ? 'an object' : `a ${kind}`)).join(' or ')}`,
    );
  }
  return { props: sound as Props, problems };
}

function kindOf(value: unknown): Kind | undefined {
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'object' && value !== null) return 'object';
  if (typeof value === 'boolean') return 'truth value';
  return typeof value === 'string' ? 'text' : typeof value === 'number' ? 'number' : undefined;
}
