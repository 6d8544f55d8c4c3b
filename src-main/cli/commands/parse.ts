import { readFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { issueDocument, issueText } from '#core/exporters/issueDocument.ts';
import { hashText, wantedId } from '#core/library/identity.ts';
import { parseIssueFile } from '#core/parse.ts';
import { UnreadableFileError } from '#core/readers/reader.ts';
import { BadInput } from '../exit.ts';
import { print, say } from '../output.ts';

export function parseCommand(): Command {
  return new Command('parse')
    .description('Print the composed issue of each file: one JSON document per line, or readable text.')
    .argument('<file...>', 'issue files')
    .addOption(new Option('--format <format>', 'what to print').choices(['json', 'text']).default('json'))
    .action(async (files: string[], options: { format: 'json' | 'text' }) => {
      let unread = 0;
      for (const file of files) {
        try {
          const path = relative(process.cwd(), resolve(file)).replaceAll('\\', '/');
          const issue = parseIssueFile(path, await readFile(file));
          const id = wantedId(issue, hashText(issue.text));
          print(options.format === 'json' ? JSON.stringify(issueDocument(issue, id)) : issueText(issue));
        } catch (error) {
          say(sentence(file, error));
          unread++;
        }
      }
      if (unread > 0) throw new BadInput();
    });
}

/** What is wrong with a file that was named on the command line, and what to do. */
function sentence(file: string, error: unknown): string {
  if (error instanceof UnreadableFileError) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : null;
  switch (code) {
    case 'ENOENT':
      return `${file}: there is no such file; check the path.`;
    case 'EISDIR':
      return `${file} is a folder; name the issue files in it, or use "check" for a whole library.`;
    case 'EACCES':
    case 'EPERM':
      return `${file} may not be read; give yourself the right to read it and try again.`;
    default:
      throw error;
  }
}
