/**
 * Evidence by name. A kind of evidence is a name with places for up to three small numbers; a weight belongs
 * to each name that came out of training. Names are written once for each combination that is met, afterwards
 * a weight is one look into a table.
 */
export interface EvidenceKind {
  /** Number of the kind. */
  readonly id: number;
  /** How many values each place has; null where the values are characters. */
  readonly sizes: readonly [number, number, number] | null;
  /** The name for given values. */
  readonly write: (a: number, b: number, c: number) => string;
}

/** Takes one piece of evidence with its values. */
export type Evidence = (kind: EvidenceKind, a?: number, b?: number, c?: number) => void;

/** Makes the kinds of a model, numbered in order. */
export class EvidenceKinds {
  readonly all: EvidenceKind[] = [];

  /** Values of a place are below its size. */
  add(write: EvidenceKind['write'], ...sizes: readonly number[]): EvidenceKind {
    return this.put(write, [sizes[0] ?? 1, sizes[1] ?? 1, sizes[2] ?? 1]);
  }

  /** Evidence about two characters, given as UTF-16 units; the second is 0 where there is only one. */
  addPair(write: (characters: string) => string): EvidenceKind {
    return this.put((a, b) => write(b === 0 ? String.fromCharCode(a) : String.fromCharCode(a, b)), null);
  }

  private put(write: EvidenceKind['write'], sizes: EvidenceKind['sizes']): EvidenceKind {
    const kind = { id: this.all.length, sizes, write };
    this.all.push(kind);
    return kind;
  }
}

/** The weights of one model by kind and values. */
export class WeightTables {
  private readonly weights: ReadonlyMap<string, number>;
  private readonly tables: readonly Float64Array[];
  private readonly pairs: readonly Map<number, number>[];

  constructor(kinds: readonly EvidenceKind[], weights: Readonly<Record<string, number>>) {
    this.weights = new Map(Object.entries(weights));
    this.tables = kinds.map(({ sizes }) => {
      const [a, b, c] = sizes ?? [0, 0, 0];
      return new Float64Array(a * b * c).fill(Number.NaN);
    });
    this.pairs = kinds.map(() => new Map());
  }

  /** The weight of a name; 0 where training found none. */
  named(name: string): number {
    return this.weights.get(name) ?? 0;
  }

  weight(kind: EvidenceKind, a: number, b: number, c: number): number {
    if (kind.sizes === null) return this.pairWeight(kind, a, b);
    const place = (a * kind.sizes[1] + b) * kind.sizes[2] + c;
    const table = this.tables[kind.id];
    const known = table?.[place] ?? Number.NaN;
    if (!Number.isNaN(known)) return known;
    const found = this.named(kind.write(a, b, c));
    if (table) table[place] = found;
    return found;
  }

  private pairWeight(kind: EvidenceKind, a: number, b: number): number {
    const key = (a << 16) | b;
    const table = this.pairs[kind.id];
    const known = table?.get(key);
    if (known !== undefined) return known;
    const found = this.named(kind.write(a, b, 0));
    table?.set(key, found);
    return found;
  }
}
