import { Command } from 'commander';
import { checkLibrary, describeHands } from '#core/app/check.ts';
import { withLibrary } from '../library.ts';
import { print, say } from '../output.ts';

export function checkCommand(): Command {
  return new Command('check')
    .description(
      'List everything in a library that is wrong or uncertain, one finding a line, and who works in it.',
    )
    .argument('<library>', 'the library folder')
    .option('--json', 'print one JSON document per finding')
    .action(async (path: string, options: { json?: boolean }) => {
      await withLibrary(path, async ({ library, annotations, corrections, hands }) => {
        let count = 0;
        for await (const finding of checkLibrary(library, annotations, corrections)) {
          print(options.json ? JSON.stringify(finding) : `${finding.kind}: ${finding.message}`);
          count++;
        }
        for (const hand of describeHands(hands.list())) {
          print(options.json ? JSON.stringify(hand) : `hand: ${hand.message}`);
        }
        const { issueCount } = library.state();
        say(`${issueCount} issues checked, ${count} findings.`);
      });
    });
}
