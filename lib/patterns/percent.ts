import { describeValue } from '../model/in-words';

/** What is wrong with a share of requests, as sentences. */
export function percentProblems(name: string, percent: unknown): string[] {
  const isShare = typeof percent === 'number' && percent >= 0 && percent <= 100;
  return isShare ? [] : [`${name} is ${describeValue(percent)}; it is a percent from 0 to 100`];
}
