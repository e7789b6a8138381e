export type { Answer, Fault, Mirror, Outcome, Retries, Target, TargetPolicy, Upstream } from './answer';
export type { ClaimValue, Entry, Request } from './request';
export { type AskOptions, Simulator, simulate } from './simulator';
