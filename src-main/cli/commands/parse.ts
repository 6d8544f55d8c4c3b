import { readFile, realpath, stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { sourceOfFile } from '#core/archive/folder/findSources.ts';
import { hashText, ownNames, saysPaper, wantedId } from '#core/archive/library/identity/identity.ts';
import { type ParsedSource, parseSourceWhole } from '#core/archive/parse/parse.ts';
import { type Source, UnreadableFileError } from '#core/archive/parse/readers/reader.ts';
import { readHere, unreadPictures } from '#core/archive/pictureReading/readHere.ts';
import { startPictureRecognizer } from '#core/archive/pictureReading/recognizer.ts';
import { issueDocument, issueText } from '#core/exchange/export/issueDocument.ts';
import { BadInput } from '../exit.ts';
import { print, progressLine, say } from '../output.ts';
import { programFiles } from '../places.ts';

export function parseCommand(): Command {
  return new Command('parse')
    .description(
      'Print the composed issues of each file: one JSON document per line, or readable text. What belongs to a file (the pages of a METS) is found beside it; pictures without text are read.',
    )
    .argument('<file...>', 'issue files')
    .addOption(new Option('--format <format>', 'what to print').choices(['json', 'text']).default('json'))
    .action(async (files: string[], options: { format: 'json' | 'text' }) => {
      const parsed = new Set<string>();
      let unread = 0;
      for (const file of files) {
        try {
          const source = await namedSource(file);
          // The pages of one issue, each named on the command line, are one issue.
          if (parsed.has(source.path)) continue;
          parsed.add(source.path);
          const { issues, problems, failures } = await parseWithPictures(source);
          for (const { issue } of issues) {
            const names = ownNames(issue, saysPaper(issue));
            const id = wantedId(names, hashText(issue.text));
            print(options.format === 'json' ? JSON.stringify(issueDocument(issue, id)) : issueText(issue));
          }
          for (const { message } of problems) say(message);
          for (const failure of failures) say(failure);
          unread += problems.length;
        } catch (error) {
          say(sentence(file, error));
          unread++;
        }
      }
      if (unread > 0) throw new BadInput();
    });
}

/** Where pages are pictures without text, what a machine reads from them is their text. */
async function parseWithPictures(
  source: Source,
): Promise<ParsedSource & { readonly failures: readonly string[] }> {
  const parsed = await parseSourceWhole(source);
  const pictures = unreadPictures(parsed.issues);
  if (pictures.length === 0) return { ...parsed, failures: [] };
  const progress = progressLine('Reading page');
  const recognizer = startPictureRecognizer(programFiles.recognitionWorker);
  try {
    const read = await readHere(source, pictures, recognizer, (done) =>
      progress.update(done + 1, pictures.length),
    );
    return { ...(await parseSourceWhole(read.source)), failures: read.failures };
  } finally {
    progress.end();
    await recognizer.close();
  }
}

/** A file with what belongs to it, by paths as a person would write them from where they stand. */
async function namedSource(file: string): Promise<Source> {
  if ((await stat(file)).isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
  const { root, sources } = await sourceOfFile(resolve(file));
  // A file that may not be an issue by its name is tried all the same: the person asked for it.
  const found = sources[0] ?? (await aloneSource(root, file));
  const shown = (path: string) => relative(process.cwd(), join(root, path)).replaceAll('\\', '/');
  const readings = found.readings ?? [];
  const own = new Map([...found.files, ...readings].map(({ path }) => [shown(path), path]));
  return {
    path: shown(found.path),
    files: found.files.map(({ path, size }) => ({ path: shown(path), size })),
    ...(readings.length > 0 && {
      readings: readings.map(({ of, page, path, size }) => ({
        of: shown(of),
        page,
        path: shown(path),
        size,
      })),
    }),
    bytes: (path) => readFile(join(root, own.get(path) ?? path)),
  };
}

async function aloneSource(root: string, file: string): Promise<Pick<Source, 'path' | 'files' | 'readings'>> {
  const path = relative(root, await realpath(file)).replaceAll('\\', '/');
  return { path, files: [{ path, size: (await stat(file)).size }] };
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
