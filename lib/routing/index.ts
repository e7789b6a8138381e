export type { Answer, Fault, Mirror, Outcome, Retries, Target, TargetPolicy, Upstream } from './answer';
export type { ClaimValue, Entry, Request } from './request';
export { type AskOptions, type Followed, Simulator, simulate } from './simulator';
export type { TakenRule } from './trace';
