import { Command, InvalidArgumentError, Option } from 'commander';
import { renderAnnotation } from '#core/exchange/annotationFiles/webAnnotation.ts';
import { findQuote } from '#core/kept/annotations/findQuote.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import { type Colour, colours } from '#shared/model/annotation.ts';
import type { Issue } from '#shared/model/issue.ts';
import type { Span } from '#shared/model/span.ts';
import { withLibrary } from '../library.ts';
import { print } from '../output.ts';

interface AnnotateOptions {
  readonly issue: string;
  readonly quote: string;
  readonly occurrence?: number;
  readonly note: string;
  readonly colour: Colour;
  readonly tag: readonly string[];
}

export function annotateCommand(): Command {
  return new Command('annotate')
    .description('Add an annotation to a passage; prints it as JSON-LD.')
    .argument('<library>', 'the library folder')
    .requiredOption('--issue <id>', 'the issue')
    .requiredOption('--quote <text>', 'the passage, as it is read')
    .option('--occurrence <n>', 'which one, where the passage stands more than once', positive)
    .option('--note <text>', 'a note on it', '')
    .addOption(new Option('--colour <colour>', 'colour of the highlight').choices(colours).default('yellow'))
    .option('--tag <tag>', 'a tag; may be repeated', collect, [])
    .action(async (path: string, options: AnnotateOptions) => {
      await withLibrary(path, async (session) => {
        const issue = await session.library.getIssue(options.issue);
        const { start, end } = passageOf(issue, options);
        const created = await session.annotations.create({
          issueId: issue.id,
          start,
          end,
          colour: options.colour,
          note: options.note,
          tags: [...options.tag],
        });
        print(JSON.stringify(renderAnnotation(created.annotation, issue)));
      });
    });
}

function passageOf(issue: Issue, { quote, occurrence }: AnnotateOptions): Span {
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
