import type { EffectiveVirtualService } from '../mesh/virtual-services';

/** The rule of a VirtualService, or of what was converted to one, that decided about a request. */
export interface TakenRule {
  readonly virtualService: EffectiveVirtualService;
  readonly layer: 'http' | 'tls' | 'tcp';
  /** Its place in the list of its layer. */
  readonly index: number;
}

/** Collects, in words, what was considered on the way to an answer, and which rule decided. */
export class Trace {
  readonly lines: string[] = [];
  taken: TakenRule | undefined;

  /** Adds one sentence. */
  say(sentence: string): void {
    this.lines.push(sentence);
  }
}
