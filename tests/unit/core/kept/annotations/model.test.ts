import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readAnnotations } from '#core/exchange/annotationFiles/readAnnotations.ts';
import { renderCollection } from '#core/exchange/annotationFiles/webAnnotation.ts';
import { importAnnotations } from '#core/exchange/import/importAnnotations.ts';
import type { MatchingLibrary } from '#core/exchange/import/match.ts';
import { temporaryFolder } from '../../../../support/folders.ts';
import { summaryOf } from '../../exchange/import/shelf.ts';
import { madeUpIssue, type OpenedStore, openStore, pier, steppingClock } from './support.ts';

/** What the plain model knows of an annotation: its note, and which of two forms is the newer one. */
interface Form {
  readonly note: string;
  readonly age: number;
}
type Marks = ReadonlyMap<string, Form>;
interface ModelChange {
  readonly id: string;
  readonly before: Form | undefined;
  readonly after: Form | undefined;
}

/** Annotations as a plain map, with a history of commands. */
class Model {
  marks: Marks = new Map();
  readonly #past: (readonly ModelChange[])[] = [];
  readonly #future: (readonly ModelChange[])[] = [];
  #age = 0;

  next(note: string): Form {
    return { note, age: ++this.#age };
  }

  command(changes: readonly ModelChange[]): void {
    if (changes.length === 0) return;
    this.happen(changes);
    this.#past.push(changes);
    this.#future.length = 0;
  }

  /** A change that is no command of ours: it came with a sync tool. */
  happen(changes: readonly ModelChange[]): void {
    const marks = new Map(this.marks);
    for (const { id, after } of changes) {
      if (after) marks.set(id, after);
      else marks.delete(id);
    }
    this.marks = marks;
  }

  /** Takes back (or does again) the newest command that still fits; answers whether there was one. */
  step(kind: 'undo' | 'redo'): boolean {
    const [from, to] = kind === 'undo' ? [this.#past, this.#future] : [this.#future, this.#past];
    for (let command = from.pop(); command; command = from.pop()) {
      if (!command.every(({ id, after }) => this.marks.get(id)?.note === after?.note)) continue;
      const changes = command.toReversed().map(({ id, before }): ModelChange => {
        const current = this.marks.get(id);
        return { id, before: current, after: current && before ? this.next(before.note) : before };
      });
      this.happen(changes);
      to.push(changes);
      return true;
    }
    return false;
  }
}

const issue = madeUpIssue('issue', pier);
const summary = summaryOf(issue);
const library: MatchingLibrary = {
  summary: (id) => (id === issue.id ? summary : null),
  summaries: () => (summary ? [summary] : []),
  getIssue: async () => issue,
  search: () => Promise.reject(new Error('Every annotation names its issue here.')),
};

const step = fc.record({
  kind: fc.constantFrom('create', 'create', 'edit', 'delete', 'undo', 'redo', 'sync', 'export', 'import'),
  place: fc.constantFrom('harbour', 'engineer', 'northern', '石阶', '老码头'),
  which: fc.nat(),
  note: fc.string({ unit: 'grapheme', maxLength: 12 }),
  far: fc.constantFrom('add', 'edit', 'delete'),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** One library, driven step by step, beside its model. */
class Run {
  readonly #store: OpenedStore;
  readonly #folder: string;
  readonly #now: () => Date;
  readonly #model = new Model();
  #exported: { readonly text: string; readonly marks: Marks } | null = null;
  #far = 0;

  constructor(store: OpenedStore, folder: string, now: () => Date) {
    this.#store = store;
    this.#folder = folder;
    this.#now = now;
  }

  get expected(): Record<string, string> {
    return Object.fromEntries([...this.#model.marks].map(([id, { note }]) => [id, note]));
  }

  async do(one: Step): Promise<void> {
    const ids = [...this.#model.marks.keys()];
    const id = ids[one.which % ids.length];
    if (one.kind === 'create') await this.#create(one);
    if (one.kind === 'undo' || one.kind === 'redo') await this.#step(one.kind);
    if (one.kind === 'export') await this.#export();
    if (one.kind === 'import' && this.#exported) await this.#import(this.#exported);
    if (one.kind === 'sync') await this.#sync(one, id);
    if (id === undefined) return;
    const before = this.#model.marks.get(id);
    if (one.kind === 'delete') {
      await this.#store.remove({ issueId: 'issue', annotationIds: [id] });
      this.#model.command([{ id, before, after: undefined }]);
    }
    if (one.kind === 'edit') {
      await this.#store.change({ issueId: 'issue', annotationId: id, note: one.note });
      if (one.note !== before?.note) this.#model.command([{ id, before, after: this.#model.next(one.note) }]);
    }
  }

  async #create({ place, note }: Step): Promise<void> {
    const start = issue.text.indexOf(place);
    const end = start + place.length;
    const input = { issueId: 'issue', start, end, colour: 'red', note, tags: [] as string[] } as const;
    const { annotation } = await this.#store.create(input);
    this.#model.command([{ id: annotation.id, before: undefined, after: this.#model.next(note) }]);
  }

  async #step(kind: 'undo' | 'redo'): Promise<void> {
    if (this.#model.step(kind)) await this.#store[kind]();
    else await expect(this.#store[kind]()).rejects.toMatchObject({ code: 'nothingToUndo' });
  }

  async #export(): Promise<void> {
    const annotations = await this.#store.stored('issue');
    const text = JSON.stringify(renderCollection('library', [{ issue, annotations }]));
    this.#exported = { text, marks: this.#model.marks };
  }

  async #import({ text, marks }: { readonly text: string; readonly marks: Marks }): Promise<void> {
    const read = readAnnotations(text, this.#now().toISOString());
    if (!read) throw new Error('Our own export must be read.');
    await importAnnotations([{ ...read, name: 'export.jsonld' }], library, this.#store, {
      adopting: () => ({ part: async () => null, outcome: () => ({ added: 0, updated: 0, present: 0 }) }),
    });
    this.#model.command(
      [...marks].flatMap(([id, after]): ModelChange[] => {
        const before = this.#model.marks.get(id);
        const isKept = before && (before.age >= after.age || before.note === after.note);
        return isKept ? [] : [{ id, before, after }];
      }),
    );
  }

  /** Another hand, which has everything that there is, did something, and a sync tool brought its file. */
  async #sync({ far, note }: Step, id: string | undefined): Promise<void> {
    if (id === undefined) return;
    const other = await openStore(this.#folder, { clock: this.#now, issues: [issue], writer: 'far' });
    const before = this.#model.marks.get(id);
    const newId = `far-${++this.#far}`;
    const start = issue.text.indexOf('harbour');
    const passage = { issueId: 'issue', start, end: start + 7, colour: 'red', tags: [] as string[] } as const;
    if (far === 'add') await other.create({ ...passage, note, id: newId });
    if (far === 'edit') await other.change({ issueId: 'issue', annotationId: id, note });
    if (far === 'delete') await other.remove({ issueId: 'issue', annotationIds: [id] });
    await other.close();
    const form = this.#model.next(note);
    if (far === 'add') this.#model.happen([{ id: newId, before: undefined, after: form }]);
    else if (far === 'delete' || before?.note !== note)
      this.#model.happen([{ id, before, after: far === 'edit' ? form : undefined }]);
    await this.#store.records.lookAgain();
  }
}

it('marks end in the same state as a plain model of them, whatever is done in whatever order', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const folder = await temporaryFolder();
      const clock = steppingClock();
      const store = await openStore(folder, { clock: clock.now, issues: [issue] });
      const run = new Run(store, folder, clock.now);
      for (const one of steps) await run.do(one);
      await store.close();
      const again = await openStore(folder, { clock: clock.now, issues: [issue] });
      const list = await again.list('issue');
      await again.close();
      expect(Object.fromEntries(list.map(({ annotation }) => [annotation.id, annotation.note]))).toEqual(
        run.expected,
      );
      expect(again.problems).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
