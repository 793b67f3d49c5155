import { backward, forward } from './adjacency';

/** How an edge of a kind counts in a search. A weak one leads to what many share: a country, a theme, a source. */
export const SHUT = 0;
export const OPEN = 1;
export const WEAK = 2;

const WEAK_TO_SHARED = 2;
const WEAK_FROM_SHARED = 3;

/**
 * Which arcs a search walks. To a country that was itself asked about, an edge is no weak one: that both are in Brazil
 * says little, but that a port is in Brazil answers how the port and Brazil are connected.
 */
export class Gate {
  private readonly byCode: Uint8Array;
  /** Whether any edge can be weak. */
  readonly hasWeak: boolean;

  /** @param kinds how each kind counts; its edges lead to what is shared */
  constructor(
    kinds: Uint8Array,
    private readonly ends: readonly number[],
  ) {
    this.byCode = new Uint8Array(2 * kinds.length);
    kinds.forEach((counts, kind) => {
      this.byCode[forward(kind)] = counts === WEAK ? WEAK_TO_SHARED : counts;
      this.byCode[backward(kind)] = counts === WEAK ? WEAK_FROM_SHARED : counts;
    });
    this.hasWeak = kinds.includes(WEAK);
  }

  isShut(code: number): boolean {
    return this.byCode[code] === SHUT;
  }

  /** Whether the arc leads from what is shared to one that shares it. */
  leadsFromShared(code: number): boolean {
    return this.byCode[code] === WEAK_FROM_SHARED;
  }

  /** Whether the arc between two nodes is weak, seen from the first; not to be asked of one that is shut. */
  isWeak(code: number, node: number, other: number): boolean {
    const way = this.byCode[code] as number;
    if (way < WEAK_TO_SHARED) return false;
    return !this.ends.includes(way === WEAK_TO_SHARED ? other : node);
  }
}
