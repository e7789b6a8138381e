import type { Mesh } from '../mesh/mesh';
import type { Answer, Request } from '../routing';
import type { Change } from './compare-answers';
import { Search } from './search';
import { Side } from './side';

/** A class of requests that the two meshes treat differently, by its example. */
export interface TrafficChange {
  readonly request: Request;
  readonly old: Answer;
  readonly new: Answer;
  readonly changes: readonly Change[];
}

/** What two meshes do differently. */
export interface TrafficDiff {
  readonly changes: readonly TrafficChange[];
  /** How many examples were asked; all other classes are equal by construction. */
  readonly asked: number;
  /** What was not looked at in full. */
  readonly bounds: readonly string[];
}

/** How far to look. */
export interface TrafficLimits {
  /** Examples for one host on one port of one proxy. @default 5000 */
  readonly perHost?: number;
  /** Clients. @default 100 */
  readonly clients?: number;
}

/** Finds the classes of requests that two meshes treat differently. */
export function diffTraffic(old: Mesh, now: Mesh, limits: TrafficLimits = {}): TrafficDiff {
  const search = new Search(new Side(old), new Side(now), limits);
  search.run();
  return { changes: search.changes, asked: search.asked, bounds: [...search.bounds] };
}
