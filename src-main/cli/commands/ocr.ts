import { Command, InvalidArgumentError, Option } from 'commander';
import type { LibrarySession } from '#core/app/session/session.ts';
import { readablePages } from '#core/archive/pictureReading/readablePages.ts';
import { readableLanguages } from '#shared/model/scans/pictureReading.ts';
import { BadInput } from '../exit.ts';
import { withLibrary } from '../library.ts';
import { print, progressLine, say } from '../output.ts';

interface OcrOptions {
  readonly issue?: string;
  readonly lang?: (typeof readableLanguages)[number];
  readonly writing?: 'horizontal-tb' | 'vertical-rl';
  readonly pages?: readonly number[];
  readonly again?: boolean;
  readonly engine: 'auto' | 'native' | 'wasm';
}

export function ocrCommand(): Command {
  return new Command('ocr')
    .description(
      'Read the pictures of pages that have no text, offline, and keep what was read in the library. It goes on where it was when it is called again.',
    )
    .argument('<library>', 'the library folder')
    .option('--issue <id>', 'only this issue')
    .addOption(
      new Option(
        '--lang <language>',
        'what the pages are printed in; without it each page is looked at',
      ).choices(readableLanguages),
    )
    .addOption(
      new Option('--writing <direction>', 'how the lines run').choices(['horizontal-tb', 'vertical-rl']),
    )
    .option('--pages <pages>', 'of the issue, only these: 1-4,7', pageNumbers)
    .addOption(
      new Option(
        '--engine <runtime>',
        'what runs the networks: the native runtime where it is installed, or WebAssembly',
      )
        .choices(['auto', 'native', 'wasm'])
        .default('auto'),
    )
    .option('--again', 'also pages that were read before')
    .action(async (path: string, options: OcrOptions) => {
      await withLibrary(path, (session) => readPictures(session, options), { pictures: options.engine });
    })
    .addCommand(statusCommand().exitOverride());
}

function statusCommand(): Command {
  return new Command('status')
    .description('Print, issue by issue, how many pages have no text and how many a machine read.')
    .argument('<library>', 'the library folder')
    .option('--json', 'print one JSON document an issue')
    .action(async (path: string, options: { json?: boolean }) => {
      await withLibrary(path, async ({ library, pageReader }) => {
        for (const { id, path: file } of library.summaries()) {
          const pages = await readablePages(library, id, pageReader.readTimes);
          if (pages.length === 0) continue;
          const read = pages.filter((page) => page.read !== null).length;
          const counts = { issueId: id, path: file, read, unread: pages.length - read };
          print(
            options.json
              ? JSON.stringify(counts)
              : `${id}\t${file}\t${read} read\t${counts.unread} without text`,
          );
        }
      });
    });
}

async function readPictures({ library, pictures }: LibrarySession, options: OcrOptions): Promise<void> {
  const { issue, pages = null, lang = null, writing = null, again = false } = options;
  if (issue === undefined && pages !== null) throw new InvalidArgumentError('--pages needs --issue.');
  if (issue !== undefined) await library.getFacsimile(issue);
  const progress = progressLine('Reading page');
  const stop = () => void pictures.pause();
  process.once('SIGINT', stop);
  let before = 0;
  const timer = setInterval(() => {
    const { done, total } = pictures.state();
    progress.update(Math.min(done + 1, total), total);
  }, 500);
  try {
    const begun = await pictures.read({
      what: issue === undefined ? { kind: 'library' } : { kind: 'issue', issueId: issue, pages },
      language: lang,
      writing,
      again,
    });
    before = begun.unread.length;
    await pictures.resume();
    await pictures.idle();
  } finally {
    clearInterval(timer);
    process.off('SIGINT', stop);
    progress.end();
  }
  const { done, unread: all, message } = pictures.state();
  // Of earlier calls the pages that could not be read are kept too.
  const unread = all.slice(before);
  for (const { issueId, page, message: why } of unread) say(`${issueId}, page ${page}: ${why}`);
  print(`${done - unread.length} pages read, ${unread.length} could not be.`);
  if (message !== null) say(message);
  if (message !== null || unread.length > 0) throw new BadInput();
}

/** `1-4,7`: the numbers of pages. */
function pageNumbers(text: string): readonly number[] {
  return text.split(',').flatMap((part) => {
    const [, from = '', to = from] = /^\s*(\d{1,6})(?:\s*-\s*(\d{1,6}))?\s*$/u.exec(part) ?? [];
    const [first, last] = [Number(from), Number(to)];
    if (from === '' || last < first || last - first > 10_000) {
      throw new InvalidArgumentError('Pages are numbers and ranges: 1-4,7.');
    }
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}
