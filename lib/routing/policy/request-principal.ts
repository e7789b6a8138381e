import type { ClaimValue } from '../request';

/**
 * Whether a token's issuer and subject match a policy's pattern `issuer/subject`. The last slash divides it, since
 * issuers are URLs: no pattern names a subject with a slash. A wildcard stands at one end, and one for a whole side wants
 * something there. Without a slash, a wildcard in front is about the subject alone and one behind about the issuer alone.
 */
export function matchesRequestPrincipal(
  pattern: string,
  issuer: ClaimValue | undefined,
  subject: ClaimValue | undefined,
): boolean {
  if (typeof issuer !== 'string' || typeof subject !== 'string') return false;
  if (pattern === '*') return issuer !== '' && subject !== '';
  const slash = pattern.lastIndexOf('/');
  const [wantedIssuer, wantedSubject] = slash < 0 ? [pattern, ''] : [pattern.slice(0, slash), pattern.slice(slash + 1)];
  if (pattern.startsWith('*')) {
    if (slash < 0) return issuer !== '' && subject.endsWith(pattern.slice(1));
    return subject === wantedSubject && endsWith(issuer, wantedIssuer.slice(1));
  }
  if (pattern.endsWith('*')) {
    if (slash < 0) return subject !== '' && issuer.startsWith(pattern.slice(0, -1));
    return issuer === wantedIssuer && startsWith(subject, wantedSubject.slice(0, -1));
  }
  return issuer === wantedIssuer && subject === wantedSubject;
}

function endsWith(text: string, end: string): boolean {
  return text !== '' && text.endsWith(end);
}

function startsWith(text: string, begin: string): boolean {
  return text !== '' && text.startsWith(begin);
}
