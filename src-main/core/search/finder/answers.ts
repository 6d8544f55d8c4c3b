import { type Name, nameKinds } from '#shared/model/finding/name.ts';

/** A name that answers what is typed, and how well. */
export interface Answer {
  readonly quality: number;
  readonly form: string;
  readonly name: Name;
}

/** Keeps the best of many answers, in their order, which is the same in whatever order they come. */
export interface BestAnswers {
  readonly list: readonly Answer[];
  readonly isFull: boolean;
  /** What is of a higher quality number is not kept any more. */
  readonly worst: number;
  add(answer: Answer): void;
}

export function bestAnswers(limit: number): BestAnswers {
  const list: Answer[] = [];
  return {
    list,
    get isFull() {
      return list.length >= limit;
    },
    get worst() {
      return list.length < limit ? Number.POSITIVE_INFINITY : (list.at(-1)?.quality ?? 0);
    },
    add(answer) {
      const last = list.at(-1);
      if (last && list.length >= limit && compare(answer, last) >= 0) return;
      let at = list.length;
      for (let before = list[at - 1]; before && compare(answer, before) < 0; before = list[at - 1]) at--;
      list.splice(at, 0, answer);
      if (list.length > limit) list.pop();
    },
  };
}

const places = new Map(nameKinds.map((kind, place) => [kind, place]));
const placeOf = ({ kind }: Name): number => places.get(kind) ?? places.size;

function compare(a: Answer, b: Answer): number {
  return (
    a.quality - b.quality ||
    placeOf(a.name) - placeOf(b.name) ||
    a.form.length - b.form.length ||
    inOrder(a.form, b.form) ||
    inOrder(dateOf(a.name), dateOf(b.name)) ||
    inOrder(a.name.label, b.name.label) ||
    inOrder(targetOf(a.name), targetOf(b.name))
  );
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const dateOf = (name: Name): string => ('date' in name ? (name.date ?? '') : '');

/** Tells names apart that look the same. */
function targetOf(name: Name): string {
  switch (name.kind) {
    case 'collection':
      return name.collectionId;
    case 'search':
      return name.searchId;
    case 'issue':
      return name.issueId;
    case 'headline':
      return `${name.issueId}\n${name.articleId}`;
    default:
      return '';
  }
}
