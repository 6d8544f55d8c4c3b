import type { IssueFacts } from './facts.ts';

/**
 * What papers are called whose issues bear one record number (see `paperKeyOf`): the name that most of those say that
 * say one, so that an issue whose title cannot be read is called as the others are.
 */
export class PaperNames {
  readonly #byKey = new Map<string, Map<string, IssueFacts>>();
  readonly #changed: (paths: Iterable<string>) => void;

  /** Calls `changed` with the sources that may be called otherwise now. */
  constructor(changed: (paths: Iterable<string>) => void) {
    this.#changed = changed;
  }

  /** Null where the source says it itself, bears no number, or no other of its number says it. */
  nameFor({ saysPaper, paperKey }: IssueFacts): string | null {
    return saysPaper || paperKey === null ? null : mostSaid(this.#byKey.get(paperKey)?.values() ?? []);
  }

  put(path: string, facts: IssueFacts): void {
    if (facts.paperKey === null) return;
    const issues = this.#byKey.get(facts.paperKey) ?? new Map<string, IssueFacts>();
    this.#telling(issues, () => issues.set(path, facts));
    this.#byKey.set(facts.paperKey, issues);
  }

  remove(path: string, { paperKey }: IssueFacts): void {
    const issues = paperKey === null ? undefined : this.#byKey.get(paperKey);
    if (!issues || paperKey === null) return;
    this.#telling(issues, () => issues.delete(path));
    if (issues.size === 0) this.#byKey.delete(paperKey);
  }

  #telling(issues: ReadonlyMap<string, IssueFacts>, change: () => void): void {
    const before = mostSaid(issues.values());
    change();
    if (mostSaid(issues.values()) === before) return;
    this.#changed([...issues].flatMap(([path, facts]) => (facts.saysPaper ? [] : [path])));
  }
}

/** Of the names that sources say themselves the most frequent, those that can be read first. */
function mostSaid(all: Iterable<IssueFacts>): string | null {
  const weights = new Map<string, number>();
  for (const { saysPaper, publication, isNameDoubtful } of all) {
    if (!saysPaper || publication === null || isNameDoubtful) continue;
    weights.set(publication, (weights.get(publication) ?? 0) + 1);
  }
  const [first] = [...weights].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return first?.[0] ?? null;
}
