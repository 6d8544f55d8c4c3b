import { Command, InvalidArgumentError, Option } from 'commander';
import type { LibrarySession } from '#core/app/session/session.ts';
import { issuePages } from '#core/archive/facsimile/issuePages.ts';
import { renderAnnotation } from '#core/exchange/annotationFiles/webAnnotation.ts';
import type { MarkedPart } from '#core/kept/annotations/describeMarked.ts';
import { findQuote } from '#core/kept/annotations/findQuote.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import { pageArea } from '#shared/contract/inputs.ts';
import { type Colour, colours, type PercentBox } from '#shared/model/annotation.ts';
import type { Issue } from '#shared/model/issue.ts';
import type { Span } from '#shared/model/span.ts';
import { withLibrary } from '../library.ts';
import { print } from '../output.ts';

interface AnnotateOptions {
  readonly issue: string;
  readonly quote?: string;
  readonly occurrence?: number;
  readonly region?: TypedRegion;
  readonly page?: string;
  readonly article?: string;
  readonly paper?: true;
  readonly note: string;
  readonly colour: Colour;
  readonly tag: readonly string[];
}

export function annotateCommand(): Command {
  return new Command('annotate')
    .description(
      'Add an annotation to a passage, to a part of a page, or to a page, an article, an issue or a paper as a whole; prints it as JSON-LD.',
    )
    .argument('<library>', 'the library folder')
    .requiredOption('--issue <id>', 'the issue; annotated as a whole where nothing of it is named')
    .option('--quote <text>', 'the passage, as it is read')
    .option('--occurrence <n>', 'which one, where the passage stands more than once', positive)
    .option(
      '--region <page,x,y,w,h>',
      'a rectangle on a page: its number or label, then left, top, width and height in percent',
      typedRegion,
    )
    .option('--page <page>', 'a page as a whole, by its number or label')
    .option('--article <id>', 'an article as a whole')
    .option('--paper', 'the paper that the issue is of, as a whole')
    .option('--note <text>', 'a note on it', '')
    .addOption(new Option('--colour <colour>', 'colour of the highlight').choices(colours).default('yellow'))
    .option('--tag <tag>', 'a tag; may be repeated', collect, [])
    .action(async (path: string, options: AnnotateOptions, command: Command) => {
      const refuse = (sentence: string) => command.error(`error: ${sentence}`);
      checkMarked(options, refuse);
      await withLibrary(path, async (session) => {
        const issue = await session.library.getIssue(options.issue);
        const created = await session.annotations.create({
          issueId: issue.id,
          ...(await markedBy(issue, options, session)),
          colour: options.colour,
          note: options.note,
          tags: [...options.tag],
        });
        print(JSON.stringify(renderAnnotation(created.annotation, issue)));
      });
    });
}

/** One thing is annotated; an issue as a whole only where something is said of it, as an option is soon forgotten. */
function checkMarked(options: AnnotateOptions, refuse: (sentence: string) => never): void {
  const { quote, region, page, article, paper, occurrence, note, tag } = options;
  const named = [quote, region, page, article, paper].filter((one) => one !== undefined).length;
  if (named > 1) refuse("give one of '--quote', '--region', '--page', '--article' and '--paper'");
  if (occurrence !== undefined && quote === undefined)
    refuse("option '--occurrence <n>' needs '--quote <text>'");
  const isEmpty = note === '' && tag.length === 0;
  if (named === 0 && isEmpty) {
    refuse(
      "give what is annotated: '--quote', '--region', '--page', '--article' or '--paper', or a '--note' or '--tag' for the issue as a whole",
    );
  }
  if (paper && isEmpty) refuse("option '--paper' needs a '--note' or a '--tag'");
}

/** What the options name. Throws `quoteNotFound`, `quoteAmbiguous` and `pageNotFound`. */
async function markedBy(
  issue: Issue,
  { quote, occurrence, region, page, article, paper }: AnnotateOptions,
  { library }: Pick<LibrarySession, 'library'>,
): Promise<MarkedPart> {
  if (quote !== undefined) return passageOf(issue, quote, occurrence);
  if (article !== undefined) return { about: { kind: 'article', articleId: article } };
  if (paper) return { about: { kind: 'publication' } };
  const typed = region?.page ?? page;
  if (typed === undefined) return { about: { kind: 'issue' } };
  const { pages } = await issuePages(library, issue.id);
  const at = pages.findIndex(({ number, label }) => label === typed || String(number) === typed);
  if (at < 0) {
    const names = pages.map(({ number, label }) => label ?? number).join(', ') || 'none';
    throw new BroadsheetError(
      'pageNotFound',
      `The issue ${issue.id} has no page ${typed}; there are: ${names}.`,
      { issueId: issue.id, page: typed },
    );
  }
  return region ? { region: { ...region.box, page: at } } : { about: { kind: 'page', page: at } };
}

function passageOf(issue: Issue, quote: string, occurrence: number | undefined): Span {
  const found = findQuote(issue, quote);
  const first = found[0];
  if (!first) {
    throw new BroadsheetError(
      'quoteNotFound',
      `The issue ${issue.id} does not hold the passage “${quote}”.`,
      {
        issueId: issue.id,
      },
    );
  }
  if (occurrence === undefined) {
    if (found.length === 1) return first;
    throw new BroadsheetError(
      'quoteAmbiguous',
      `The issue ${issue.id} holds the passage “${quote}” ${found.length} times: quote more of it, or choose one with --occurrence.`,
      { issueId: issue.id, count: found.length },
    );
  }
  const chosen = found[occurrence - 1];
  if (chosen) return chosen;
  throw new BroadsheetError(
    'quoteNotFound',
    `The issue ${issue.id} holds the passage “${quote}” only ${found.length} times.`,
    { issueId: issue.id, count: found.length },
  );
}

const collect = (value: string, all: readonly string[]) => [...all, value];

function positive(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError('It must be a whole number from 1.');
  return value;
}

/** A rectangle as it is typed. */
interface TypedRegion {
  readonly page: string;
  readonly box: PercentBox;
}

function typedRegion(text: string): TypedRegion {
  const parts = text.split(',').map((part) => part.trim());
  // A label of a page may have commas of its own.
  const numbers = parts.slice(-4);
  const page = parts.slice(0, -4).join(',');
  const [x, y, width, height] = numbers.map((part) => (part === '' ? Number.NaN : Number(part)));
  const area = pageArea.safeParse({ page: 0, x, y, width, height });
  if (page === '' || !area.success) {
    throw new InvalidArgumentError(
      'It must be a page and four numbers of percent, such as 3,10,20,30,25, that lie on the page.',
    );
  }
  const { page: _, ...box } = area.data;
  return { page, box };
}
