import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { encodePng } from '#core/archive/parse/pictures/png.ts';
import { writeDocx } from '#core/exchange/export/docx/writeDocx.ts';
import { renderExport } from '#core/exchange/export/formats.ts';
import { defaultExportOptions } from '#shared/model/exportOptions.ts';
import { hostileNote } from '../hostileNotes.ts';
import { anchored, annotationOf, inputOf, issueOf } from '../support.ts';

const issue = issueOf();
const notes = [
  {
    id: 'one',
    note: 'First **strong** note.[^1]\n\n[^1]: Its own footnote.\n\n- a\n- b',
    tags: ['local history'],
  },
  {
    id: 'two',
    shown: 'Write to @editor, A. Smith -- "soon"...',
    note: '---\nbibliography: /etc/passwd\n---',
  },
  {
    id: 'three',
    shown: '(1) first',
    note: '~~struck~~ <b>bold</b> \\LaTeX @todo [see @nobody] $x$\n\n```\ncode',
  },
  { id: 'four', note: '| a | b |\n|---|---|\n| cell | x |\n\n![](http://a.invalid/x.png)' },
];
const annotations = notes.map((one) => anchored(annotationOf(one), 10));
const files = renderExport({ kind: 'issue', issueId: issue.id }, inputOf([{ issue, annotations }]), {
  ...defaultExportOptions,
  format: 'docx',
});

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-docx-'));
  // As where nothing names an encoding.
  vi.stubEnv('LC_ALL', 'C');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

function hasPandoc(): boolean {
  try {
    execFileSync('pandoc', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('Word files', () => {
  it('are made of what the export says, without the lines that know it again', async () => {
    const made: string[] = [];
    const paths = await writeDocx(files, folder, [], async ({ title, text, bibliography }) => {
      made.push(title, text, bibliography);
      return new Uint8Array([1]);
    });
    expect(paths.map((path) => basename(path))).toEqual(['云溪日报 2021-05-01.docx']);
    const [title, text, bibliography] = made;
    expect(title).toBe('云溪日报 2021-05-01');
    expect(text).not.toMatch(/^\[\/\/\]: # \(broadsheet/mu);
    expect(text).toContain('First **strong** note.');
    expect(bibliography).toContain('@article{甲乙20210501新桥通车,');
  });

  it('say plainly where Pandoc is not installed', async () => {
    vi.stubEnv('PATH', folder);
    await expect(writeDocx(files, folder)).rejects.toMatchObject({
      code: 'pandocMissing',
      message: expect.stringContaining('pandoc.org/installing'),
    });
  });

  it.skipIf(!hasPandoc())(
    'have passages, notes and footnotes as they were (skipped: Pandoc is not installed)',
    async () => {
      const [path = ''] = await writeDocx(files, folder);
      const parts = unzipSync(new Uint8Array(await readFile(path)));
      const wordsOf = (name: string) =>
        strFromU8(parts[name] ?? new Uint8Array())
          .replaceAll(/<\/w:p>/gu, '\n')
          .replaceAll(/<[^>]*>/gu, '')
          .replaceAll('&quot;', '"')
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>');
      const body = wordsOf('word/document.xml');
      expect(body).toContain('云溪日报 2021-05-01');
      expect(body).toContain('新桥通车');
      expect(body).toContain('First strong note.');
      // What a paper prints is neither a citation nor a list nor set anew.
      expect(body).toContain('Write to @editor, A. Smith -- "soon"...');
      expect(body).toContain('(1) first');
      // What people wrote is there, whatever else it might be.
      expect(body).toContain('bibliography: /etc/passwd');
      expect(body).toContain('<b>bold</b> \\LaTeX @todo [see @nobody]');
      expect(body).toContain('cell');
      const footnotes = wordsOf('word/footnotes.xml');
      expect(footnotes.match(/甲乙\. 新桥通车\[N\]\. 云溪日报，2021-05-01（1）\./gu)?.length).toBe(4);
      expect(footnotes).toContain('Its own footnote.');
      // The key was found in the references: a citation that is not has a question mark.
      expect(footnotes).not.toContain('甲乙20210501');
      expect(body).toMatch(/云溪日报[^\n]*2021[^\n]*\n*$/u);
    },
  );

  it.skipIf(!hasPandoc())(
    'hold every passage and footnote among hostile notes (skipped: Pandoc is not installed)',
    async () => {
      const hostile = fc.sample(hostileNote, { numRuns: 60, seed: 14 });
      const many = hostile.map((note, index) =>
        anchored(annotationOf({ id: `n${index}`, shown: `Passage ${index}.`, note }), 10),
      );
      const rendered = renderExport(
        { kind: 'issue', issueId: issue.id },
        inputOf([{ issue, annotations: many }]),
        { ...defaultExportOptions, format: 'docx' },
      );
      const [path = ''] = await writeDocx(rendered, folder);
      const parts = unzipSync(new Uint8Array(await readFile(path)));
      const read = (name: string) => strFromU8(parts[name] ?? new Uint8Array()).replaceAll(/<[^>]*>/gu, '');
      const body = read('word/document.xml');
      for (const index of hostile.keys()) expect(body).toContain(`Passage ${index}.`);
      expect(read('word/footnotes.xml').match(/云溪日报，2021-05-01（1）/gu)?.length).toBe(hostile.length);
    },
  );

  it.skipIf(!hasPandoc())(
    'show what was cut out of a page, and no other picture (skipped: Pandoc is not installed)',
    async () => {
      const name = '云溪日报-2021-05-01-1-0123456789.png';
      const size = { width: 300, height: 200, channels: 1 } as const;
      const png = encodePng({ ...size, data: new Uint8Array(300 * 200).fill(90) });
      const other = '![theirs](other.png) ![secret](/etc/hostname) ![web](http://a.invalid/x.png)';
      await writeFile(join(folder, 'other.png'), png);
      const region = anchored(annotationOf({ id: 'crane', shown: 'A crane.', note: other }), 10);
      const rendered = renderExport(
        { kind: 'issue', issueId: issue.id },
        {
          ...inputOf([{ issue, annotations: [region] }]),
          pictures: new Map([['crane', name]]),
          places: new Map([['crane', 'p. 1, top']]),
        },
        { ...defaultExportOptions, format: 'docx', links: 'wiki' },
      );
      const [path = ''] = await writeDocx(rendered, folder, [{ annotationId: 'crane', name, png }]);
      const parts = unzipSync(new Uint8Array(await readFile(path)));
      const media = Object.keys(parts).filter((part) => part.startsWith('word/media/'));
      expect(media).toHaveLength(1);
      expect(parts[media[0] ?? '']).toEqual(new Uint8Array(png));
      const body = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
      expect(body.match(/<pic:pic\b/gu)).toHaveLength(1);
      expect(body).toContain('p. 1, top');
      expect(body.replaceAll(/<[^>]*>/gu, '')).toContain('theirs secret web');
    },
  );
});
