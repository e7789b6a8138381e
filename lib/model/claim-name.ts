const CLAIM = /^@request\.auth\.claims(?:\.(.+)|\[(.+)\])$/is;

/** The path of the claim that a header match names, `@request.auth.claims.a.b` or `@request.auth.claims[a][b]`; else `undefined`. */
export function claimPath(header: string): readonly string[] | undefined {
  const [, dotted, bracketed] = CLAIM.exec(header) ?? [];
  return dotted?.split('.') ?? bracketed?.split('][');
}
