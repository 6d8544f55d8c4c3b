/** What can be changed of a mark, each by itself. */
export interface Mark {
  readonly note: string;
  readonly tags: string;
}
const fields = ['note', 'tags'] as const;

/** All marks as one hand sees them, by id. */
export type Shown = ReadonlyMap<string, Mark>;

/** What a hand did to one mark: wrote some of it, or removed it. */
export type Deed = { readonly writes: Partial<Mark> } | { readonly removes: true };

interface Entry {
  readonly mark: string;
  readonly deed: Deed;
  /** What its hand knew of the mark when it did it: these came before, whatever the clocks said. */
  readonly saw: ReadonlySet<Entry>;
  acknowledged: boolean;
}

/** A deed that has begun. */
export interface Begun {
  /** The hand was told that it is done. */
  acknowledge(): void;
  /** It was another deed after all. */
  forget(): void;
}

/**
 * What several hands did to the same marks, and from it what may be there in the end. It knows nothing of files
 * and clocks, only who had seen what: a change may be gone when one that saw it replaced it, or one that was
 * made beside it; a mark may be gone when somebody removed it, and be back when somebody who saw that wrote it.
 */
export class Ledger {
  readonly #entries = new Set<Entry>();
  /** By hand and mark: what has surely come to the hand. */
  readonly #known = new Map<string, Map<string, Set<Entry>>>();
  /** Marks that showed what nobody wrote. */
  readonly #madeUp: string[] = [];

  /** A hand is about to do something; whether it comes to be is known when it is acknowledged. */
  begin(hand: string, mark: string, deed: Deed): Begun {
    const known = this.#knownTo(hand, mark);
    const entry: Entry = { mark, deed, saw: new Set(known), acknowledged: false };
    this.#entries.add(entry);
    return {
      acknowledge() {
        entry.acknowledged = true;
        known.add(entry);
      },
      forget: () => void this.#entries.delete(entry),
    };
  }

  /** Whether somebody wrote all that is shown. */
  explains(shown: Shown): boolean {
    return [...shown].every(([mark, value]) =>
      fields.every((field) => this.#writersOf(mark, field, value[field]).length > 0),
    );
  }

  /** A hand sees marks: what it sees has come to it, with all that its maker had seen. */
  see(hand: string, shown: Shown): void {
    for (const [mark, value] of shown) {
      const known = this.#knownTo(hand, mark);
      for (const field of fields) {
        const writers = this.#writersOf(mark, field, value[field]);
        const [first, ...others] = writers.map((writer) => new Set([...writer.saw, writer]));
        if (!first)
          this.#madeUp.push(`${hand} sees ${field} “${value[field]}” on ${mark}, which nobody wrote.`);
        // Where several wrote the same words, only what all of them had seen is sure.
        for (const entry of first ?? []) if (others.every((other) => other.has(entry))) known.add(entry);
      }
    }
  }

  /** What is wrong with what is there in the end; empty when all is well. */
  faults(shown: Shown): readonly string[] {
    const marks = new Set([...[...this.#entries].map(({ mark }) => mark), ...shown.keys()]);
    return [...this.#madeUp, ...[...marks].flatMap((mark) => this.#faultsOf(mark, shown.get(mark)))];
  }

  #faultsOf(mark: string, value: Mark | undefined): readonly string[] {
    const entries = [...this.#entries].filter((entry) => entry.mark === mark);
    const writes = entries.filter(({ deed }) => 'writes' in deed);
    const removals = entries.filter(({ deed }) => 'removes' in deed);
    if (!value) {
      const isNew = writes.every(({ acknowledged }) => !acknowledged);
      return isNew || removals.some((one) => !isSeenBy(writes, one)) ? [] : [`${mark} was lost.`];
    }
    if (!writes.some((one) => !isSeenBy(removals, one))) return [`${mark} came back though it was removed.`];
    return fields.flatMap((field) => {
      const rivals = writes.filter((one) => fieldOf(one, field) !== undefined);
      // What was removed with the mark need not be there again when somebody else brings it back.
      const lasting = rivals.filter((one) => !removals.some(({ saw }) => saw.has(one)));
      const may = rivals.filter((one) => !isSeenBy(lasting, one)).map((one) => fieldOf(one, field));
      if (may.includes(value[field])) return [];
      return [`${mark} has the ${field} “${value[field]}” instead of “${may.join('” or “')}”.`];
    });
  }

  #writersOf(mark: string, field: keyof Mark, value: string): readonly Entry[] {
    return [...this.#entries].filter((entry) => entry.mark === mark && fieldOf(entry, field) === value);
  }

  #knownTo(hand: string, mark: string): Set<Entry> {
    const marks = this.#known.get(hand) ?? new Map<string, Set<Entry>>();
    const known = marks.get(mark) ?? new Set();
    this.#known.set(hand, marks.set(mark, known));
    return known;
  }
}

const fieldOf = ({ deed }: Entry, field: keyof Mark): string | undefined =>
  'writes' in deed ? deed.writes[field] : undefined;

/** Whether one of these was surely done by somebody who had seen the entry. */
const isSeenBy = (others: readonly Entry[], entry: Entry): boolean =>
  others.some((other) => other.acknowledged && other.saw.has(entry));

/** What became of the marks between two looks of one hand, as deeds of it. */
export function deedsBetween(before: Shown, after: Shown): ReadonlyMap<string, Deed> {
  const deeds = new Map<string, Deed>();
  for (const mark of before.keys()) if (!after.has(mark)) deeds.set(mark, { removes: true });
  for (const [mark, value] of after) {
    const former = before.get(mark);
    const writes = Object.fromEntries(
      fields.filter((field) => value[field] !== former?.[field]).map((field) => [field, value[field]]),
    );
    if (Object.keys(writes).length > 0) deeds.set(mark, { writes });
  }
  return deeds;
}
