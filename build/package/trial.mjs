/** Runs what a package holds, from a folder outside the checkout and with nothing else at hand. */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { inRoot, node24, run } from '../node.mjs';
import { callHost } from './hostCall.mjs';

/** Longest that one command may take, in milliseconds: a page is read as a picture in one. */
const limit = 180_000;

/**
 * @typedef {{ name: string, seconds: number, problem: string | null }} Step `problem`: what went wrong, in a sentence
 */

/**
 * Every command, every format and every style, and the host.
 * @param {string} program folder of the extracted package @param {string} place an empty folder to work in
 * @param {(step: Step) => void} tell hears of each step as it ends
 */
export async function tryPackage(program, place, tell) {
  const command = join(program, 'out', 'main', 'cli.js');
  const documents = join(place, 'Documents');
  mkdirSync(documents, { recursive: true });
  // Nothing of this checkout: no node_modules on the way up, no NODE_PATH, no profile of the person who calls.
  const env = {
    PATH: '/usr/bin:/bin',
    HOME: place,
    USERPROFILE: place,
    XDG_DOCUMENTS_DIR: documents,
    BROADSHEET_PROFILE: join(place, 'profile'),
  };
  const library = join(documents, 'Broadsheet Sample Library');
  const pictures = join(place, 'pictures');
  const out = join(place, 'out');

  /** @param {string} name @param {() => Promise<unknown>} work throws what is wrong */
  const step = async (name, work) => {
    const began = Date.now();
    const problem = await work().then(
      () => null,
      (error) => (error instanceof Error ? error.message : String(error)),
    );
    tell({ name, seconds: (Date.now() - began) / 1000, problem });
  };
  /** What a command prints; it must end well and complain of nothing. @param {...string} args */
  const cli = async (...args) => {
    const result = await run(node24(), [command, ...args], { cwd: place, env, keep: true, limit });
    const complaint = /\bWarning:|\bError\b|Cannot find|went wrong/.exec(result.output);
    if (result.timedOut) throw new Error(`did not end within ${limit / 1000} s`);
    if (result.code !== 0 || complaint)
      throw new Error(`ended with ${result.code}: ${firstLines(result.output)}`);
    return result.output;
  };
  /** Files that a command wrote, none of them empty. @param {string} folder @param {...string} args */
  const writes = async (folder, ...args) => {
    mkdirSync(folder, { recursive: true });
    const said = await cli(...args, '--out', folder);
    const files = globSync('**/*.*', { cwd: folder });
    if (files.length === 0) throw new Error(`wrote nothing: ${firstLines(said)}`);
    const empty = files.find((file) => statSync(join(folder, file)).size === 0);
    if (empty) throw new Error(`wrote ${empty} with nothing in it`);
    return files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
  };

  await step('first start: the host with a copy of the sample library', async () => {
    await withHost(command, [], env, place, async (address) => {
      const { page, recent, scripts } = await callHost(address);
      if (!page.includes('<script')) throw new Error('the start page is none');
      if (scripts === 0) throw new Error('the start page names no scripts');
      if (!recent.includes(library)) throw new Error(`the open libraries are ${recent.join(', ') || 'none'}`);
    });
    if (!existsSync(join(library, '澄溪日报', '2024', '2024-01-01.txt')))
      throw new Error('the copy is not whole');
  });

  await step('the guide in both languages, and its pictures', async () => {
    const assets = join(program, 'out', 'renderer', 'assets');
    const scripts = globSync('*.js', { cwd: assets }).map((file) => readFileSync(join(assets, file), 'utf8'));
    for (const title of ['The first ten minutes', '最初十分钟']) {
      const guide = scripts.find((text) => text.includes(title) && text.includes('first-ten-minutes'));
      if (!guide) throw new Error(`no script has the page ${title}`);
      const pictures = [...guide.matchAll(/[\w-]+\.webp/g)].map(([file]) => file);
      const missing = pictures.find((file) => !existsSync(join(assets, file)));
      if (pictures.length === 0 || missing)
        throw new Error(`the picture ${missing ?? 'of any page'} is missing`);
    }
  });

  let issue = '';
  let article = '';
  await step('parse text and Markdown', async () => {
    const said = await cli('parse', join(library, 'The Wexcombe Courier', '1926', '1926-01-08.txt'));
    const parsed = JSON.parse(lastLine(said));
    issue = parsed.id;
    article = parsed.articles[0].id;
    await cli('parse', join(library, '澄溪日报', '2024', '2024-08-16.md'), '--format', 'text');
  });
  let pages = '';
  cpSync(inRoot('tests', 'fixtures', 'pdf-mini'), join(pictures, 'pdf'), { recursive: true });
  cpSync(inRoot('tests', 'fixtures', 'mets-mini'), join(pictures, 'mets'), { recursive: true });
  await step('parse a PDF and a METS', async () => {
    await cli('parse', ...globSync(join(pictures, 'pdf', '*.pdf')));
    pages = JSON.parse(
      lastLine(await cli('parse', ...globSync(join(pictures, 'mets', '*', '*mets.xml')))),
    ).id;
  });
  await step('index and check', async () => {
    await cli('index', library);
    await cli('check', library);
  });
  await step('search, in English and Chinese', async () => {
    for (const query of ['council', '的']) {
      const { hits } = JSON.parse(await cli('search', library, query, '--json').then(lastLine));
      if (hits.length === 0) throw new Error(`finds nothing for ${query}`);
    }
    await cli('search', library, '的', '--kwic', '--limit', '5');
    await cli('search', library, '的', '--timeline', 'year', '--csv');
  });
  await step('annotate a passage, an article, an issue', async () => {
    await cli(
      'annotate',
      library,
      '--issue',
      issue,
      '--quote',
      'PRICE TWOPENCE',
      '--note',
      'cheap',
      '--tag',
      'price',
    );
    await cli('annotate', library, '--issue', issue, '--article', article, '--note', 'whole');
    await cli('annotate', library, '--issue', issue, '--note', 'issue', '--colour', 'green');
  });
  for (const style of ['gb7714-2015', 'gb7714-2025', 'chicago', 'chicago-author-date', 'apa', 'mla']) {
    await step(`cite: ${style}`, async () => {
      const text = await writes(
        join(out, style),
        ...['export', library, '--issue', issue, '--format', 'bibliography', '--style', style],
      );
      if (!/1926/.test(text)) throw new Error(`cites ${firstLines(text)}`);
    });
  }
  const ofNotes = ['markdown', 'docx', 'csl-json', 'ris', 'biblatex', 'jsonld', 'csv'];
  for (const format of [...ofNotes, 'issue-text', 'issue-markdown', 'issue-tei']) {
    await step(`export: ${format}`, async () => {
      await writes(join(out, format), 'export', library, '--issue', issue, '--format', format);
    });
  }
  for (const format of ['alto', 'hocr', 'page', 'pdf']) {
    await step(`export: ${format}, of pages`, async () => {
      await writes(join(out, format), 'export', join(pictures, 'mets'), '--issue', pages, '--format', format);
    });
  }
  for (const template of ['callouts', 'logseq', 'pandoc', 'zotero', 'plain']) {
    await step(`export: markdown for ${template}`, async () => {
      await writes(join(out, template), 'export', library, '--issue', issue, '--template', template);
    });
  }
  await step('tags, collections, links, corrections, snapshots', async () => {
    const link = (/** @type {string} */ query) => `broadsheet://issue/${issue}${query}`;
    await cli('tag', 'list', library);
    const collection = (
      await cli('collection', 'make', library, 'Prices', link(`?article=${article}`))
    ).trim();
    await writes(join(out, 'collection'), 'collection', 'export', library, collection);
    await cli('link', 'list', library);
    await cli('correct', 'list', library);
    await cli('snapshot', 'create', library);
    await cli('snapshot', 'list', library);
  });
  await step('keep an export, and import what was exported', async () => {
    await writes(join(out, 'kept'), 'target', 'add', library);
    await cli('target', 'list', library);
    await cli('import', library, ...globSync(join(out, 'jsonld', '**', '*.jsonld')));
  });
  await step('read pictures: Chinese with the networks, English with tesseract', async () => {
    cpSync(inRoot('tests', 'fixtures', 'page-pictures'), join(pictures, 'pages'), { recursive: true });
    const chinese = await cli(
      'parse',
      join(pictures, 'pages', 'simplified-horizontal.png'),
      '--format',
      'text',
    );
    if (!/\p{Script=Han}{4}/u.test(chinese)) throw new Error(`reads ${firstLines(chinese)}`);
    const english = await cli('parse', join(pictures, 'pages', 'english.jpg'), '--format', 'text');
    if (!/[a-z]{4}/.test(english)) throw new Error(`reads ${firstLines(english)}`);
  });
}

/**
 * Serves while `work` runs. @param {string} command @param {readonly string[]} args @param {NodeJS.ProcessEnv} env
 * @param {string} cwd @param {(address: string) => Promise<void>} work
 */
async function withHost(command, args, env, cwd, work) {
  const host = spawn(node24(), [command, 'serve', ...args, '--no-open'], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  host.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const closed = new Promise((done) => host.on('close', done));
  try {
    let address = '';
    for await (const line of createInterface({ input: host.stdout })) {
      address = line;
      break;
    }
    if (address === '') throw new Error(`the host does not start: ${firstLines(said)}`);
    await work(address);
  } finally {
    host.kill();
    await closed;
  }
}

const firstLines = (/** @type {string} */ text) =>
  text.trim().split('\n').slice(0, 3).join(' ').slice(0, 300);
const lastLine = (/** @type {string} */ text) =>
  text
    .trim()
    .split('\n')
    .findLast((line) => line.startsWith('{')) ?? '{}';
