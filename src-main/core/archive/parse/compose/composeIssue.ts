import type { FacsimilePage } from '#shared/model/facsimile.ts';
import type {
  Imprint,
  Issue,
  IssueSource,
  Masthead,
  MastheadField,
  MastheadPart,
  Warning,
} from '#shared/model/issue.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import type { ReadResult } from '../readers/reader.ts';
import { type Composition, finishArticles, finishNotices } from './articles/draftedArticle.ts';
import { linkContinuations } from './articles/linkContinuations.ts';
import { placePages } from './articles/placePages.ts';
import { composeGeometric, hasGeometry } from './geometry/composeGeometric.ts';
import { composeHan } from './han/composeHan.ts';
import { composeLatin } from './latin/composeLatin.ts';
import { detectLanguage } from './lines/language.ts';
import { type Manuscript, toManuscript } from './lines/lines.ts';
import { composeLongText } from './longText.ts';
import { composeMarked, isMarked } from './marked/composeMarked.ts';
import { issueDate } from './masthead/issueDate.ts';
import { linesWithout } from './masthead/nameplate.ts';
import { readPageHeads } from './masthead/names/pageHeads.ts';
import { fromPath } from './masthead/names/pathEvidence.ts';
import { statedNames } from './masthead/names/statedNames.ts';

/** An issue before the library gives it its id. */
export type ComposedIssue = Omit<Issue, 'id'>;

/**
 * Turns what a reader delivered into an issue. Pure and deterministic. Unknown values are null; what only
 * the file's name says is used last and with a warning.
 */
export function composeIssue(given: ReadResult, source: IssueSource): ComposedIssue {
  const read: ReadResult = { ...given, fields: statedNames(given.fields) };
  const language = detectLanguage(read.text);
  const { slice, length } = indexCodePoints(read.text);
  const composition = placePages(composeRead(language, read), read, length);
  const printed = composition.printedPages ?? new Map<number, number>();
  const parts = [...composition.mastheadParts].sort((a, b) => a.start - b.start);
  const imprintParts = [...composition.imprintParts].sort((a, b) => a.start - b.start);
  const value = (field: MastheadField): string | null =>
    read.fields[field] ?? firstValue(parts, field) ?? firstValue(imprintParts, field);

  const named = fromPath(source.path);
  const warnings: Warning[] = [...read.warnings, ...composition.warnings];
  const dated = issueDate(
    read.fields.date ?? null,
    parts,
    value('weekday'),
    value('lunarDate'),
    named.date,
    read.text,
  );
  warnings.push(...dated.warnings);
  const title = value('title');
  const publication = title ?? named.publication;
  if (title === null && publication !== null) {
    warnings.push({
      code: 'fileNameTitle',
      message: `The text names no newspaper; “${publication}” is taken from the file's folder or name.`,
      start: null,
    });
  }
  const masthead: Masthead = {
    title,
    dateText: dated.text,
    lunarDate: value('lunarDate'),
    weekday: value('weekday'),
    price: value('price'),
    parts,
  };
  const imprint: Imprint = {
    sponsor: value('sponsor'),
    publisher: value('publisher'),
    editor: read.fields.editor ?? chiefEditor(imprintParts),
    hotline: value('hotline'),
    registration: value('registration'),
    parts: imprintParts,
  };
  return {
    source,
    publication,
    ...(title === null && named.namedBy !== null && { namedBy: named.namedBy }),
    date: dated.date,
    edition: value('edition'),
    issueNumber: value('issueNumber'),
    pageCount: toPageCount(value('pageCount')),
    language,
    masthead,
    imprint,
    pages: composition.pages,
    articles: linkContinuations(finishArticles(composition.articles)),
    notices: finishNotices(composition.notices),
    text: read.text,
    dropped: [...read.dropped, ...composition.dropped]
      .map(({ start, end, reason }) => ({ start, end, reason, text: slice(start, end) }))
      .sort((a, b) => a.start - b.start),
    warnings,
    ...(read.facsimile && printed.size > 0 && { facsimile: labelled(read.facsimile, printed) }),
  };
}

/** Composes what a reader delivered: a long text in portions, everything else as a whole. */
function composeRead(language: string, read: ReadResult): Composition {
  const isHan = /^(?:zh|ja)/u.test(language);
  if (read.laterBlocks) return composeLongText(read.text, read.laterBlocks(), composePlain(isHan));
  return composeNamed(isHan, read, toManuscript(read));
}

/** Composes with the running heads as the masthead where nothing else names the paper. */
function composeNamed(isHan: boolean, read: ReadResult, manuscript: Manuscript): Composition {
  const composition = composeBy(isHan, read, manuscript);
  const isNamed = read.fields.title !== undefined || firstValue(composition.mastheadParts, 'title') !== null;
  const heads = isNamed ? null : readPageHeads(manuscript);
  if (!heads) return composition;
  const body = composeBy(isHan, read, {
    ...manuscript,
    lines: linesWithout(manuscript.lines, heads.lines),
  });
  return {
    ...body,
    mastheadParts: [...heads.parts, ...body.mastheadParts],
    dropped: [...body.dropped, ...heads.dropped],
    printedPages: heads.printed,
  };
}

/** The pages with their printed numbers, where the format labels them otherwise not at all. */
const labelled = (
  pages: readonly FacsimilePage[],
  printed: ReadonlyMap<number, number>,
): readonly FacsimilePage[] =>
  pages.map((page) => {
    const number = printed.get(page.number);
    return page.label !== null || number === undefined ? page : { ...page, label: String(number) };
  });

function composeBy(isHan: boolean, read: ReadResult, manuscript: Manuscript): Composition {
  if (isMarked(read.blocks)) return composeMarked(manuscript, read.fields, isHan);
  if (hasGeometry(read.blocks)) return composeGeometric(manuscript, isHan, read.titleHint ?? null);
  return composePlain(isHan)(manuscript);
}

const composePlain = (isHan: boolean): ((manuscript: Manuscript) => Composition) =>
  isHan ? (manuscript) => composeHan(manuscript) : composeLatin;

function firstValue(parts: readonly MastheadPart[], field: MastheadField): string | null {
  return parts.find((part) => part.field === field)?.value ?? null;
}

/** The paper's editor before the editor of a page. */
function chiefEditor(parts: readonly MastheadPart[]): string | null {
  const editors = parts.filter((part) => part.field === 'editor');
  const chief = editors.find((part) =>
    /^(?:总\s?编|總\s?編|主编|主編|社长|社長|发行人|發行人|Editor)/u.test(part.text),
  );
  return (chief ?? editors[0])?.value ?? null;
}

function toPageCount(value: string | null): number | null {
  const count = value === null ? Number.NaN : Number(value);
  return Number.isInteger(count) && count > 0 ? count : null;
}
