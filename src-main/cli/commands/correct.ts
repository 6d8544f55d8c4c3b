import { Command } from 'commander';
import { correctionNotFound } from '#core/kept/corrections/corrections.ts';
import type { Correction, PlacedCorrection } from '#shared/model/correction.ts';
import type { FilledInField } from '#shared/model/filledIn.ts';
import { withLibrary } from '../library.ts';
import { print, say } from '../output.ts';

/** What people corrected in a library's issues: listed, taken back. */
export function correctCommand(): Command {
  return new Command('correct')
    .description('List the corrections of issues, and take them back one by one.')
    .addCommand(listCommand().exitOverride())
    .addCommand(undoCommand().exitOverride());
}

function listCommand(): Command {
  return new Command('list')
    .description(
      'Print every correction, fields of mastheads too: its issue, its id, what it does, and what is printed there.',
    )
    .argument('<library>', 'the library folder')
    .option('--issue <id>', 'only this issue')
    .option('--json', 'print one JSON document per correction')
    .action(async (path: string, options: { issue?: string; json?: boolean }) => {
      await withLibrary(path, async ({ library, corrections }) => {
        const all = new Set([...library.describedIds(), ...corrections.issueIds]);
        const issueIds = options.issue === undefined ? all : [options.issue];
        for (const issueId of issueIds) {
          const printed = await library.getPrinted(issueId).catch((error: unknown) => {
            if (options.issue !== undefined) throw error;
            return null;
          });
          if (!printed) say(`${issueId}: its issue is not in the library; its corrections wait for it.`);
          for (const field of printed ? await library.filledIn(issueId) : []) {
            print(options.json ? JSON.stringify({ issueId, filledIn: field }) : fieldInWords(issueId, field));
          }
          for (const placed of printed ? corrections.list(printed) : []) {
            print(options.json ? JSON.stringify({ issueId, ...placed }) : inWords(issueId, placed));
          }
        }
      });
    });
}

function undoCommand(): Command {
  return new Command('undo')
    .description('Take one correction back; the others stay.')
    .argument('<library>', 'the library folder')
    .argument('<correction>', 'its id, as `correct list` prints it')
    .requiredOption('--issue <id>', 'the issue that it is in')
    .action(async (path: string, correctionId: string, { issue }: { issue: string }) => {
      await withLibrary(path, async ({ library, corrections }) => {
        if (correctionId.startsWith(mastheadId)) {
          const filledIn = await library.filledIn(issue);
          const found = filledIn.find(({ field }) => mastheadId + field === correctionId);
          if (!found) throw correctionNotFound(correctionId);
          await library.describe([issue], { [found.field]: null });
        } else {
          await corrections.undo(issue, correctionId);
        }
        print(correctionId);
      });
    });
}

/** What stands before the name of a masthead's field in its id. */
const mastheadId = 'masthead:';

const fieldInWords = (issueId: string, { field, value, original }: FilledInField): string =>
  [issueId, mastheadId + field, 'applied', `${field}: ${value}`, original ?? ''].join('\t');

function inWords(issueId: string, { correction, place }: PlacedCorrection): string {
  const state = place ? 'applied' : 'not applied';
  return [issueId, correction.id, state, doneBy(correction), correction.target.shown].join('\t');
}

function doneBy({ change }: Correction): string {
  switch (change.kind) {
    case 'text':
      return `text: ${change.replacement}`;
    case 'headline':
      return `headline: ${change.text}`;
    case 'split':
      return 'another article begins here';
    case 'merge':
      return `joined to: ${change.into.shown}`;
    case 'move':
      return `moved ${change.where === 'before' ? 'above' : 'below'}: ${change.other.shown}`;
    case 'role':
      return `made ${change.role}`;
  }
}
