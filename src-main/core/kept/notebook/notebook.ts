import type { Library } from '#core/archive/library/library.ts';
import type { CallInput } from '#shared/contract/calls.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { AnchoredAnnotation, Annotation } from '#shared/model/annotation.ts';
import type { Hand } from '#shared/model/hand.ts';
import type {
  AnnotationsOfIssue,
  NotebookEntry,
  NotebookPage,
  NotebookQuery,
} from '#shared/model/notebook.ts';
import type { FacetCount } from '#shared/model/search.ts';
import type { AnnotationStore } from '../annotations/store.ts';
import type { Hands } from '../hands/hands.ts';
import { changed, withTagRenamed } from './edits.ts';
import { isOnPaper, itemsOf, type NotebookItem, nameIssue } from './entries.ts';
import { type Filtered, filterItems, Tally } from './filter.ts';
import { groupItems, orderItems } from './order.ts';

export interface NotebookOptions {
  readonly library: Pick<Library, 'state' | 'summary' | 'isOutOfReach' | 'onChange'>;
  readonly annotations: Pick<AnnotationStore, 'all' | 'issueOf' | 'onChange' | 'changeMany'>;
  readonly hands: Pick<Hands, 'list' | 'onChange'>;
}

/** A library's annotations across all its issues: to look through, and to change many at once. */
export interface Notebook {
  list(query: NotebookQuery, offset: number, limit: number): Promise<NotebookPage>;
  /** Which annotations a stretch of the list holds. */
  ids(query: NotebookQuery, offset: number, limit: number): Promise<readonly AnnotationsOfIssue[]>;
  /** The annotations on papers, by publication. */
  papers(): Promise<readonly NotebookEntry[]>;
  change(input: CallInput<'notebook.change'>): Promise<number>;
  remove(annotations: readonly AnnotationsOfIssue[]): Promise<number>;
  tags(): Promise<readonly FacetCount[]>;
  /** Throws `tagExists` where the new name is taken and `merge` does not allow that. */
  renameTag(input: CallInput<'notebook.renameTag'>): Promise<number>;
  removeTag(tag: string): Promise<number>;
  close(): void;
}

/** The items of a query, in its order, kept so that scrolling does not filter again. */
interface Answer extends Filtered {
  readonly all: number;
  readonly groupSizes: ReadonlyMap<NotebookItem, number>;
}

export function createNotebook({ library, annotations, hands }: NotebookOptions): Notebook {
  const lists = new Map<string, readonly AnchoredAnnotation[]>();
  let loading: Promise<void> | null = null;
  /** By query; empty as soon as anything changed. */
  let answers = new Map<string, Promise<Answer>>();
  /** Everything there is; null as soon as anything changed. */
  let known: Promise<readonly NotebookItem[]> | null = null;
  const forget = () => {
    answers = new Map();
    known = null;
  };
  const stops = [
    annotations.onChange((issueId, list) => {
      lists.set(issueId, list);
      forget();
    }),
    library.onChange(forget),
    hands.onChange(forget),
  ];

  /** Everything is read once; afterwards the store tells what changes. */
  const load = (): Promise<void> => {
    loading ??= (async () => {
      for (const [issueId, list] of await annotations.all()) {
        // What was told in the meantime is newer.
        if (!lists.has(issueId)) lists.set(issueId, list);
      }
    })();
    loading.catch(() => {
      loading = null;
    });
    return loading;
  };
  const items = (): Promise<readonly NotebookItem[]> => {
    const found = known ?? readItems();
    known = found;
    found.catch(() => {
      if (known === found) known = null;
    });
    return found;
  };
  const readItems = async (): Promise<readonly NotebookItem[]> => {
    await load();
    const found: NotebookItem[] = [];
    for (const [issueId, list] of lists) {
      if (list.length === 0) continue;
      const summary = library.summary(issueId);
      const marked = summary ? null : await annotations.issueOf(issueId).catch(() => null);
      const issue = nameIssue(issueId, summary, marked);
      const isHere = summary !== null && !library.isOutOfReach(issueId);
      found.push(...itemsOf({ issue, isHere, annotations: list }));
    }
    return found;
  };
  const answerTo = (query: NotebookQuery): Promise<Answer> => {
    const key = JSON.stringify(query);
    const before = answers.get(key);
    if (before) return before;
    const answer = (async () => {
      const everything = await items();
      // The tables of Chinese scripts are large, and loaded for those only who look for words.
      const fold = query.filters.text ? (await import('#core/search/text/normalForm.ts')).normalText : String;
      const handId = handIds(hands.list());
      const { hand } = query.filters;
      const { matches, counts } = filterItems(
        everything,
        { ...query.filters, hand: hand && handId(hand) },
        foldedText(fold),
        fold,
        ({ hands: by }) => (by?.made == null ? null : handId(by.made)),
      );
      const ordered = orderItems(matches, query);
      const groupSizes = new Map<NotebookItem, number>();
      if (query.grouped) {
        for (const group of groupItems(ordered)) if (group[0]) groupSizes.set(group[0], group.length);
      }
      return { all: everything.length, matches: ordered, counts, groupSizes };
    })();
    answers.set(key, answer);
    answer.catch(() => answers.delete(key));
    return answer;
  };
  const tags = async (): Promise<readonly FacetCount[]> => {
    await load();
    const tally = new Tally();
    for (const { annotation } of [...lists.values()].flat())
      for (const tag of annotation.tags) tally.add(tag);
    return tally.byCount();
  };
  const retag = async (from: string, to: string | null): Promise<number> => {
    await load();
    const issueIds = [...lists].flatMap(([issueId, list]) =>
      list.some(({ annotation }) => annotation.tags.includes(from)) ? [issueId] : [],
    );
    return await annotations.changeMany(issueIds, (annotation) => withTagRenamed(annotation, from, to));
  };
  const edit = (
    chosen: readonly AnnotationsOfIssue[],
    change: (annotation: Annotation) => Annotation | null,
  ) => {
    const ids = new Set(chosen.flatMap(({ annotationIds }) => annotationIds));
    return annotations.changeMany(
      chosen.map(({ issueId }) => issueId),
      (annotation) => (ids.has(annotation.id) ? change(annotation) : annotation),
    );
  };

  return {
    async list(query, offset, limit) {
      const { matches, counts, groupSizes, all } = await answerTo(query);
      const entries = matches
        .slice(offset, offset + limit)
        .map((item): NotebookEntry => ({ ...item, groupSize: groupSizes.get(item) ?? null }));
      return { total: matches.length, all, entries, counts, complete: library.state().status === 'ready' };
    },
    async ids(query, offset, limit) {
      const { matches } = await answerTo(query);
      return groupItems(matches.slice(offset, offset + limit)).map((group) => ({
        issueId: group[0]?.issue.issueId ?? '',
        annotationIds: group.map(({ annotation }) => annotation.id),
      }));
    },
    async papers() {
      const onPapers = (await items()).filter(isOnPaper);
      const ordered = orderItems(onPapers, { sort: 'publication', descending: false, grouped: false });
      return ordered.map((item) => ({ ...item, groupSize: null }));
    },
    change: ({ annotations: chosen, ...change }) => edit(chosen, (annotation) => changed(annotation, change)),
    remove: (chosen) => edit(chosen, () => null),
    tags,
    async renameTag({ from, to, merge }) {
      if (from === to) return 0;
      if (!merge && (await tags()).some(({ value }) => value === to)) {
        throw new BroadsheetError(
          'tagExists',
          `There is a tag ${to} already: choose another name or merge the two.`,
          { tag: to },
        );
      }
      return await retag(from, to);
    },
    removeTag: (tag) => retag(tag, null),
    close() {
      for (const stop of stops) stop();
    },
  };
}

/** The id of the hand that a device is of; of a device that nothing is known of, its own. */
function handIds(hands: readonly Hand[]): (device: string) => string {
  const ids = new Map(hands.flatMap(({ id, devices }) => devices.map((device) => [device, id])));
  return (device) => ids.get(device) ?? device;
}

/** Quotes and notes as they are compared, by annotation; one that changes is another object. */
const folded = new WeakMap<Annotation, string>();

const foldedText =
  (fold: (text: string) => string) =>
  (annotation: Annotation): string => {
    let text = folded.get(annotation);
    if (text === undefined) {
      // Folded apart, so that no word runs from the one into the other.
      text = `${fold(annotation.target.shown)}\n${fold(annotation.note)}`;
      folded.set(annotation, text);
    }
    return text;
  };
