import type { Library } from '#core/archive/library/library.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { AnchoredAnnotation } from '#shared/model/annotation.ts';
import type { Article, Issue } from '#shared/model/issue.ts';
import type { Clipping, Piece, RememberedPiece } from '#shared/model/piece.ts';
import { annotationNotFound } from '../annotations/edits.ts';
import type { AnnotationStore } from '../annotations/store.ts';
import { nameIssue } from '../notebook/entries.ts';

/** So much of an article is cut out for people to know it by, in characters. */
const mostOpening = 240;

export interface ClipperOptions {
  readonly library: Pick<Library, 'summary' | 'getIssue'>;
  readonly annotations: Pick<AnnotationStore, 'list' | 'stored' | 'issueOf' | 'issueIds'>;
}

/** A piece with everything that is there of it now. */
export interface FoundPiece {
  readonly piece: Piece;
  /** Null where the issue is not in the library. */
  readonly issue: Issue | null;
  readonly article: Article | null;
  readonly annotation: AnchoredAnnotation | null;
}

/** Looks up the articles and annotations that collections and links name. */
export interface Clipper {
  /** One look at the library as it is now: what it has read of an issue once it does not read again. */
  look(): Look;
}

/** See `Clipper.look`. */
export interface Look {
  /** What there is of a piece: never throws for what is gone. */
  find(piece: Piece, remembered: RememberedPiece): Promise<FoundPiece>;
  /** The same for people to read. */
  clip(piece: Piece, remembered: RememberedPiece): Promise<Clipping>;
  /** What to remember of a piece. Throws `issueNotFound`, `articleNotFound` or `annotationNotFound`. */
  remember(piece: Piece): Promise<RememberedPiece>;
}

export function createClipper(options: ClipperOptions): Clipper {
  return { look: () => createLook(options) };
}

function createLook({ library, annotations }: ClipperOptions): Look {
  const issueNow = once((issueId: string) => library.getIssue(issueId).catch(() => null));
  const annotationsOn = once(async (issueId: string) => {
    const list = await annotations.list(issueId).catch((): readonly AnchoredAnnotation[] => []);
    return new Map(list.map((item) => [item.annotation.id, item]));
  });

  /** As they are stored, without reading the issue. */
  const idsOn = once(async (issueId: string) => {
    const stored = await annotations.stored(issueId).catch(() => null);
    return new Set(stored?.map(({ id }) => id));
  });

  /** Marks move to another issue's file when the issue they waited for comes. */
  const issueOfAnnotation = async (issueId: string, annotationId: string): Promise<string> => {
    if ((await annotationsOn(issueId)).has(annotationId)) return issueId;
    for (const id of annotations.issueIds) if ((await idsOn(id)).has(annotationId)) return id;
    return issueId;
  };

  const find: Look['find'] = async (piece, { headline }) => {
    if (piece.kind === 'article') {
      const issue = await issueNow(piece.issueId);
      return {
        piece,
        issue,
        article: issue && articleOf(issue, piece.articleId, headline),
        annotation: null,
      };
    }
    const issueId = await issueOfAnnotation(piece.issueId, piece.annotationId);
    const [issue, onIssue] = await Promise.all([issueNow(issueId), annotationsOn(issueId)]);
    const annotation = onIssue.get(piece.annotationId) ?? null;
    const start = annotation ? startOfWords(annotation) : undefined;
    const article =
      (start !== undefined && issue?.articles.find((one) => one.start <= start && start < one.end)) || null;
    return { piece: { ...piece, issueId }, issue, article, annotation };
  };

  return {
    find,
    async clip(wanted, remembered) {
      const { piece, issue, article, annotation } = await find(wanted, remembered);
      const { issueId } = piece;
      const summary = library.summary(issueId);
      const marked = summary ? null : await annotations.issueOf(issueId).catch(() => null);
      const named = nameIssue(issueId, summary, marked);
      const known = summary || marked ? named : { ...named, ...dated(remembered) };
      const shown = rememberedOf(article, annotation);
      const start = (annotation && startOfWords(annotation)) ?? article?.start;
      const region = annotation?.annotation.target.region;
      return {
        ...remembered,
        ...(shown && { headline: shown.headline ?? remembered.headline, text: shown.text }),
        ...dated(known),
        piece: article && piece.kind === 'article' ? { ...piece, articleId: article.id } : piece,
        state: stateOf(piece, issue, article, annotation),
        issue: known,
        language: issue?.language ?? null,
        page: region?.number ?? (issue && start !== undefined ? pageAt(issue, start, article) : null),
        colour: annotation?.annotation.colour ?? null,
        annotationNote: annotation?.annotation.note ?? '',
      };
    },
    async remember(piece) {
      const nothing: RememberedPiece = { headline: null, text: '', publication: null, date: null };
      // Where the issue itself cannot be read its own failure says more than ours.
      if (piece.kind === 'article') await library.getIssue(piece.issueId);
      const { issue, article, annotation } = await find(piece, nothing);
      const shown = rememberedOf(article, annotation);
      if (shown && (piece.kind === 'article' || annotation)) {
        const marked = issue ?? (await annotations.issueOf(piece.issueId));
        return { ...shown, publication: marked?.publication ?? null, date: marked?.date ?? null };
      }
      if (piece.kind === 'annotation') throw annotationNotFound(piece.annotationId);
      throw new BroadsheetError(
        'articleNotFound',
        `There is no article ${piece.articleId} in the issue ${piece.issueId}: it reads differently now.`,
        { articleId: piece.articleId },
      );
    },
  };
}

/** Answers a question by asking once. */
function once<T>(ask: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return (key) => {
    const answer = answers.get(key) ?? ask(key);
    answers.set(key, answer);
    return answer;
  };
}

/** By its id, or by its headline where that names one alone: another reading gives other ids. */
function articleOf(issue: Issue, articleId: string, headline: string | null): Article | null {
  const found = issue.articles.find(({ id }) => id === articleId);
  if (found || headline === null) return found ?? null;
  const alike = issue.articles.filter((article) => article.headline?.text === headline);
  return alike.length === 1 ? (alike[0] ?? null) : null;
}

function rememberedOf(
  article: Article | null,
  annotation: AnchoredAnnotation | null,
): Pick<RememberedPiece, 'headline' | 'text'> | null {
  const headline = article?.headline?.text ?? annotation?.annotation.target.headline ?? null;
  if (annotation) return { headline, text: annotation.annotation.target.shown };
  return article && { headline, text: opening(article) };
}

/** Where it stands in the text; what is on a page or an issue without its words is on none of its articles. */
function startOfWords({ anchor, annotation }: AnchoredAnnotation): number | undefined {
  const isOnWords = anchor?.method !== 'place' || annotation.target.about === 'article';
  return isOnWords ? anchor?.start : undefined;
}

function opening({ paragraphs }: Article): string {
  const characters = [...paragraphs.map(({ text }) => text.trim()).join(' ')];
  return characters.length > mostOpening
    ? `${characters.slice(0, mostOpening).join('')}…`
    : characters.join('');
}

function stateOf(
  piece: Piece,
  issue: Issue | null,
  article: Article | null,
  annotation: AnchoredAnnotation | null,
): Clipping['state'] {
  if (piece.kind === 'article') return article ? 'placed' : issue ? 'gone' : 'waiting';
  if (!annotation) return 'gone';
  return !issue ? 'waiting' : annotation.anchor ? 'placed' : 'orphan';
}

const pageAt = (issue: Issue, start: number, article: Article | null): number | null =>
  issue.pages.find((page) => page.start <= start && start < page.end)?.number ?? article?.page ?? null;

const dated = ({ publication, date }: Pick<RememberedPiece, 'publication' | 'date'>) => ({
  publication,
  date,
});
