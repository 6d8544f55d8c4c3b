import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Colour, colours } from '#shared/model/annotation.ts';
import {
  type FoldName,
  foldNames,
  type QueryNoteCode,
  type SearchHitKind,
  type SearchRequest,
  type SearchResult,
  searchHitKinds,
  type TimelineUnit,
  timelineUnits,
} from '#shared/model/search.ts';
import { contextLines } from '#shared/text/contextLines.ts';
import { csvText } from '#shared/text/csv.ts';
import { contextRows, hitRows, timelineRows } from '#shared/text/searchTables.ts';
import { wholeNumber } from './optionValues.ts';
import { print, printWhole, say } from './output.ts';
import { contextTable, hitDocument, hitText, timelineTable } from './searchOutput.ts';

/** What is asked of a search, of a library or of an archive on a server. */
export interface SearchOptions {
  readonly json?: boolean;
  readonly limit: number;
  readonly offset: number;
  readonly from?: string;
  readonly to?: string;
  readonly publication?: string;
  readonly kind?: SearchHitKind;
  readonly issue?: string;
  readonly order: 'relevance' | 'date';
  readonly page?: number;
  readonly section?: string;
  readonly byline?: string;
  readonly tag?: string;
  readonly colour?: Colour;
  readonly notes?: boolean;
  readonly any?: boolean;
  readonly fuzzy?: boolean;
  readonly exact?: readonly FoldName[];
  readonly kwic?: boolean;
  readonly timeline?: TimelineUnit | true;
  readonly csv?: boolean;
}

/** Columns where the output is no terminal. */
const defaultWidth = 100;

/** Gives a command the options of `SearchOptions`. */
export function withSearchOptions(command: Command): Command {
  return command
    .option('--json', 'print one JSON document')
    .option('--limit <n>', 'at most this many hits', wholeNumber(1, 1000), 20)
    .option('--offset <n>', 'leave out the first hits', wholeNumber(0, Number.MAX_SAFE_INTEGER), 0)
    .option('--from <date>', 'not before this date (YYYY-MM-DD)', isoDate)
    .option('--to <date>', 'not after this date (YYYY-MM-DD)', isoDate)
    .option('--publication <title>', 'only this newspaper')
    .option('--issue <id>', 'only this issue')
    .addOption(new Option('--kind <kind>', 'only hits of this kind').choices(searchHitKinds))
    .addOption(
      new Option('--order <order>', 'order of the hits').choices(['relevance', 'date']).default('relevance'),
    )
    .option('--page <n>', 'only on this page', wholeNumber(0, 1_000_000))
    .option('--section <name>', 'only in this part of the paper')
    .option('--byline <name>', 'only articles by this name')
    .option('--tag <tag>', 'only notes with this tag, and articles that carry one')
    .addOption(
      new Option('--colour <colour>', 'only notes of this colour, and articles that carry one').choices(
        colours,
      ),
    )
    .option('--notes', 'only articles that carry a note')
    .option('--no-notes', 'only articles that carry none')
    .option('--any', 'any of the terms will do')
    .option('--fuzzy', 'find Latin words with a letter or two wrong')
    .addOption(new Option('--exact <folds...>', 'keep apart what is the same otherwise').choices(foldNames))
    .option('--kwic', 'print every match in its context, one a line')
    .addOption(
      new Option('--timeline [unit]', 'print the hits by time').choices(timelineUnits).preset('year'),
    )
    .option('--csv', 'print hits, contexts or the timeline as CSV')
    .addHelpText(
      'after',
      '\nQuery: words and phrases; "exact phrase"; -not; govern*; by: title: paper: page: tag: colour: note:\ndate:1998..2003. All terms must occur unless --any is given. Write -- before a query that begins with -.',
    );
}

/** Prints what was found as the options ask for it. */
export function answerSearch(result: SearchResult, options: SearchOptions): void {
  for (const { code, text } of result.notes ?? []) say(`${noteTexts[code]}: ${text}`);
  if (options.json) {
    print(JSON.stringify({ ...result, hits: result.hits.map(hitDocument) }));
  } else if (options.csv) {
    printWhole(csvText(rowsOf(result, options)));
  } else {
    for (const line of linesOf(result, options)) print(line);
    const places = `${result.total} articles, notices and notes`;
    say(
      result.matchTotal === null ? `${places} have a match.` : `${result.matchTotal} matches in ${places}.`,
    );
  }
}

export function requestOf(query: string, options: SearchOptions): SearchRequest {
  const { exact = [], timeline } = options;
  return {
    query,
    limit: options.limit,
    offset: options.offset,
    order: options.order,
    match: options.any ? 'any' : 'all',
    fuzzy: options.fuzzy === true,
    fold: Object.fromEntries(foldNames.map((name) => [name, !exact.includes(name)])),
    timeline: timeline === true ? 'year' : timeline,
    filters: {
      publication: options.publication,
      from: options.from,
      to: options.to,
      kind: options.kind,
      issueId: options.issue,
      page: options.page,
      section: options.section,
      byline: options.byline,
      tag: options.tag,
      colour: options.colour,
      hasNotes: options.notes,
    },
  };
}

function rowsOf(result: SearchResult, { timeline, kwic }: SearchOptions) {
  if (timeline) return timelineRows(result.timeline ?? []);
  return kwic ? contextRows(contextLines(result.hits)) : hitRows(result.hits);
}

function linesOf(result: SearchResult, { timeline, kwic }: SearchOptions): readonly string[] {
  const width = process.stdout.columns ?? defaultWidth;
  if (timeline) return timelineTable(result, width);
  return kwic ? contextTable(contextLines(result.hits), width) : result.hits.map(hitText);
}

const noteTexts: Readonly<Record<QueryNoteCode, string>> = {
  unclosedQuote: 'The quote is not closed and goes to the end',
  unknownField: 'This is no field and is searched as text',
  emptyField: 'Nothing follows this field, which is searched as text',
  badValue: 'This value cannot be used and is searched as text',
  onlyNegative: 'There is nothing to find, only what is not to occur',
  wildcardIgnored: 'Only words of scripts with spaces can end in *; it is left out of',
  tooManyTerms: 'There are too many terms; those from here on do not count',
  tooManyToRead: 'Only the newest of what may have this was read; narrow it down, by date for example',
  archiveAway:
    'The server is away: these are the issues with notes on them alone, kept on this computer; the rest is on',
  nothingToFind: 'There is nothing to find in',
};

function isoDate(text: string): string {
  const date = new Date(`${text}T00:00:00Z`);
  if (
    !/^\d{4}-\d{2}-\d{2}$/.test(text) ||
    Number.isNaN(date.getTime()) ||
    !date.toISOString().startsWith(text)
  ) {
    throw new InvalidArgumentError('It must be a date such as 1998-01-31.');
  }
  return text;
}
