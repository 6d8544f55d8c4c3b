import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import {
  type AnnotationImport,
  type ChosenColumns,
  type ImportedSource,
  type RefusalReason,
  tableRoles,
} from '#shared/model/exchange.ts';
import { oneLine } from '#shared/text/contexts.ts';
import { cutShort } from '#shared/text/cutShort.ts';
import { withLibrary } from '../library.ts';
import { print, say } from '../output.ts';

export function importCommand(): Command {
  return new Command('import')
    .description(
      'Take in annotations and links from W3C JSON-LD, Hypothesis, Zotero, Thorium, Tropy, Kindle or CSV files; prints a report.',
    )
    .argument('<library>', 'the library folder')
    .argument('<file...>', 'files of annotations')
    .option('--json', 'print the report as one JSON document')
    .option(
      '--column <role=name>',
      `which column of a CSV file holds what (${tableRoles.join(', ')}); may be repeated`,
      chosenColumn,
      {},
    )
    .action(async (path: string, files: readonly string[], { json, column }: ImportCommandOptions) => {
      await withLibrary(path, async ({ exchange }) => {
        const report = await exchange.importFiles(
          files.map((file) => resolve(file)),
          () => column,
        );
        if (json) print(JSON.stringify(report));
        else printReport(report);
      });
    });
}

interface ImportCommandOptions {
  readonly json?: true;
  readonly column: ChosenColumns;
}

function chosenColumn(text: string, before: ChosenColumns): ChosenColumns {
  const [, word, name] = /^([^=]+)=(.+)$/su.exec(text) ?? [];
  const role = tableRoles.find((one) => one === word);
  if (role === undefined || name === undefined) {
    throw new InvalidArgumentError(`Write role=name, the role one of ${tableRoles.join(', ')}.`);
  }
  return { ...before, [role]: name };
}

function printReport({ sources, links, conflicts, refused }: AnnotationImport): void {
  for (const source of sources) print(`${nameOf(source)}: ${countsOf(source).join(', ')}`);
  const toldLinks = told([
    [links.added, 'added'],
    [links.updated, 'brought up to date'],
    [links.present, 'here already'],
  ]);
  if (toldLinks.length > 0) print(`Links: ${toldLinks.join(', ')}`);
  for (const { shown, kept } of conflicts) {
    say(
      kept === 'here'
        ? `“${shown}” was changed here after it was exported: the note here was kept.`
        : `“${shown}” was changed after it was last here: the note of the file was kept.`,
    );
  }
  for (const { file, row, reason, name } of refused) {
    say(`${file}, ${row}: ${reasons[reason]}${name === '' ? '' : ` (${cutShort(oneLine(name), 60)})`}.`);
  }
}

function nameOf({ publication, date, edition, issueNumber, name, matchedBy }: ImportedSource): string {
  const known = [publication, date, edition, issueNumber].filter((part) => part !== null).join(' ');
  return `${known || name}${matchedBy === null ? ' (not in this library)' : ''}`;
}

function countsOf(source: ImportedSource): readonly string[] {
  return told([
    [source.attached, 'attached'],
    [source.orphaned, 'without a place'],
    [source.waiting, 'waiting for the issue'],
    [source.present, 'here already'],
    [source.conflicting, 'changed on one side'],
  ]);
}

const told = (counts: readonly (readonly [number, string])[]): readonly string[] =>
  counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);

const reasons: Readonly<Record<RefusalReason, string>> = {
  noQuote: 'left out because it quotes no passage',
  pageNote: 'left out because it is a note on a whole page or document',
  reply: 'left out because it answers another annotation',
  picture: 'left out because it marks a picture',
  elsewhere: 'left out because only its address is in the file',
  notAnnotation: 'left out because it is no annotation',
};
