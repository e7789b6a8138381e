export { checkRequest } from './check-request';
export { complete } from './complete';
export { Coverage, type CoverageReport, type RouteRef } from './coverage';
export type { Draft } from './draft';
export { type EntryText, readEntryText } from './entry-text';
export { formatCoverage } from './format-coverage';
export { type ReadRequests, type RequestError, readRequests } from './read-requests';
export { formatRequestProblem, type RequestProblem } from './request-problem';
