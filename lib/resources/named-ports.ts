import { suggestion } from '../model/suggestion';

/** A port that can be asked for by name or number. */
export interface NumberedPort {
  readonly name?: string | undefined;
  readonly number: number;
}

/** The number of the port with this name or number, or `undefined`. */
export function findPort(ports: readonly NumberedPort[], wanted: string | number): number | undefined {
  return ports.find((port) => port.name === wanted || port.number === wanted)?.number;
}

/** What is wrong with asking `owner` for a port it does not have, with the nearest one. */
export function noSuchPort(owner: string, ports: readonly NumberedPort[], wanted: string | number): string {
  const names = ports.map((port) => port.name ?? String(port.number));
  return `${owner} has no port ${JSON.stringify(wanted)}. ${suggestion(String(wanted), names)}`;
}
