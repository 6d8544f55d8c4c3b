import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemCode } from '#core/disk/files/fileErrors.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import { citekeysIn } from '../markdown/bibliographyFile.ts';

/** What Pandoc makes a document of. */
export interface PandocSource {
  readonly title: string;
  /** Markdown without front matter. */
  readonly text: string;
  /** References in BibLaTeX. */
  readonly bibliography: string;
  /** What the text shows by name, as PNG: the parts that were cut out of pages. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
}

/** Turns a source into a Word file. Throws `pandocMissing`, `pandocFailed`. */
export type MakeDocx = (source: PandocSource) => Promise<Uint8Array>;

/**
 * Notes are Markdown as GitHub and Obsidian have it. Of Pandoc's own additions only footnotes and citations
 * are read, so that no text of a paper or note turns into a list, a formula of TeX or another file.
 */
const reader = [
  'markdown',
  ...[
    'yaml_metadata_block',
    'pandoc_title_block',
    'smart',
    'raw_tex',
    'raw_html',
    'raw_attribute',
    'latex_macros',
  ],
  ...[
    'native_divs',
    'native_spans',
    'fenced_divs',
    'bracketed_spans',
    'inline_notes',
    'superscript',
    'subscript',
  ],
  ...['fancy_lists', 'startnum', 'example_lists', 'definition_lists', 'line_blocks', 'implicit_figures'],
  ...['simple_tables', 'multiline_tables', 'grid_tables', 'table_captions', 'blank_before_header'],
  ...['blank_before_blockquote', 'header_attributes', 'link_attributes', 'inline_code_attributes'],
  ...['implicit_header_references', 'markdown_in_html_blocks'],
].join('-');
const added = '+lists_without_preceding_blankline+hard_line_breaks+autolink_bare_uris+task_lists';

/** A document that takes longer, in milliseconds, is given up. */
const mostTime = 120_000;
const mostBytes = 256 * 1024 * 1024;

/**
 * Has Pandoc on this machine (`pandoc` on the PATH, 2.11 or newer) make a Word file. The text is read first,
 * and what would have Pandoc fetch a picture from the web or from this computer is a link when it is written:
 * its own sandbox finds no parts of a Word file where, as in Debian, they are files. Only the pictures that come
 * with the source are put in.
 */
export const pandocDocx: MakeDocx = async ({ title, text, bibliography, pictures }) => {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-pandoc-'));
  try {
    const references = join(folder, 'references.bib');
    await writeFile(references, bibliography);
    const tree = await run(['--from', reader + added, '--to', 'json'], text);
    const known = {
      keys: new Set(citekeysIn(bibliography)),
      pictures: await writePictures(pictures, folder),
    };
    const safe = JSON.stringify(asWritten(JSON.parse(Buffer.from(tree).toString('utf8')), known));
    const cite = ['--citeproc', '--bibliography', references, '--metadata', `title=${title}`];
    const beside = ['--resource-path', folder];
    return await run(['--from', 'json', '--to', 'docx', '--output', '-', ...cite, ...beside], safe);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Puts pictures into a folder, by numbers that need no care on any system. Answers what each is called there. */
async function writePictures(
  pictures: PandocSource['pictures'],
  folder: string,
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const [name, png] of pictures) {
    const there = `picture-${names.size + 1}.png`;
    await writeFile(join(folder, there), png);
    names.set(name, there);
  }
  return names;
}

/** What a document may refer to. */
interface Known {
  readonly keys: ReadonlySet<string>;
  /** What pictures are called in Pandoc's folder, by what the text calls them. */
  readonly pictures: ReadonlyMap<string, string>;
}

/**
 * Pandoc's tree (https://hackage.haskell.org/package/pandoc-types) with links in the place of pictures that did not
 * come with it, and what somebody wrote after an `@` that is the key of no reference as they wrote it.
 */
function asWritten(node: unknown, known: Known): unknown {
  if (Array.isArray(node)) {
    return node.flatMap(
      (child: unknown) => wordsOfNoCitation(child, known.keys) ?? [asWritten(child, known)],
    );
  }
  if (typeof node !== 'object' || node === null) return node;
  const { t, c } = node as TreeNode;
  if (t === 'Image' && Array.isArray(c)) {
    const [attributes, words, target] = c as readonly unknown[];
    const [address, title] = Array.isArray(target) ? (target as readonly unknown[]) : [];
    const there = known.pictures.get(String(address));
    if (there !== undefined) return { t, c: [attributes, asWritten(words, known), [there, title]] };
    const shown = Array.isArray(words) && words.length > 0 ? words : [{ t: 'Str', c: String(address) }];
    return { t: 'Link', c: [attributes, asWritten(shown, known), target] };
  }
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, asWritten(value, known)]));
}

interface TreeNode {
  readonly t?: unknown;
  readonly c?: unknown;
}

/** The words of what looks like a citation and names a key that there is not; null of anything else. */
function wordsOfNoCitation(node: unknown, keys: ReadonlySet<string>): readonly unknown[] | null {
  const { t, c } = (typeof node === 'object' && node !== null ? node : {}) as TreeNode;
  if (t !== 'Cite' || !Array.isArray(c)) return null;
  const [citations, words] = c as readonly unknown[];
  const ids = (Array.isArray(citations) ? citations : []).map(
    (one: { citationId?: unknown }) => one.citationId,
  );
  if (ids.every((id) => typeof id === 'string' && keys.has(id))) return null;
  return Array.isArray(words) ? words : null;
}

function run(parameters: readonly string[], input: string): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const options = {
      encoding: 'buffer' as const,
      timeout: mostTime,
      maxBuffer: mostBytes,
      windowsHide: true,
      // Where the system names no encoding, Pandoc takes the letters of its parameters apart.
      env: { ...process.env, LC_ALL: platform() === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8' },
    };
    const child = execFile('pandoc', parameters, options, (error, output, complaint) => {
      if (!error) resolve(new Uint8Array(output));
      else if (systemCode(error) === 'ENOENT') reject(missing(error));
      else {
        const reason = complaint.toString('utf8').trim() || error.message;
        const sentence = `Pandoc could not make the Word file: ${reason}`;
        reject(new BroadsheetError('pandocFailed', sentence, { reason }, { cause: error }));
      }
    });
    // A program that is not there, or that ends early, says so above.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

const missing = (cause: Error) =>
  new BroadsheetError(
    'pandocMissing',
    'Word files are made by Pandoc, which is not installed on this computer: install it from https://pandoc.org/installing.html, or export Markdown for Pandoc instead.',
    {},
    { cause },
  );
