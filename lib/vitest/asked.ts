import { checkRequest, complete, type Draft, formatRequestProblem } from '../ask';
import type { Mesh } from '../mesh/mesh';
import { tellStory } from '../output/story';
import type { Answer, Entry, Request } from '../routing';
import type { EntryPoint } from './entry';
import { type HostLike, hostName } from './expected';
import { type MeshSource, meshOf } from './mesh-of';

/** A request as tests write it: where it comes from, the host, and what differs from a `GET /`. */
export interface ShortRequest extends Omit<Draft, 'from' | 'host'> {
  readonly from: EntryPoint | Entry;
  readonly host: HostLike;
}

/** A request that was asked, and what came of it. */
export interface Asked {
  readonly request: Request;
  readonly answer: Answer;
  /** Both as a text, with the trace. */
  readonly story: string;
}

/**
 * Asks a mesh.
 *
 * @throws Error where the mesh or the request cannot be used
 */
export function ask(source: MeshSource, short: ShortRequest): Asked {
  const { simulator, coverage } = meshOf(source);
  const request = complete(simulator, toDraft(short, simulator.index.mesh));
  const followed = simulator.follow(request);
  coverage.note(followed);
  return { request, answer: followed.answer, story: tellStory(request, followed.answer) };
}

function toDraft(short: ShortRequest, mesh: Mesh): Draft {
  const isObject = typeof short === 'object' && short !== null;
  const from = isObject && isEntryPoint(short.from) ? short.from.in(mesh) : short?.from;
  const draft = isObject ? { ...short, from, ...(short.host !== undefined && { host: hostName(short.host) }) } : short;
  const problems = [...checkRequest(draft)];
  if (problems.length > 0)
    throw new Error(`this request cannot be asked: ${problems.map(formatRequestProblem).join('; ')}`);
  return draft as Draft;
}

function isEntryPoint(from: unknown): from is EntryPoint {
  return typeof (from as EntryPoint | undefined)?.in === 'function';
}
