import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { renderExport } from '#core/exchange/export/formats.ts';
import { writeExport } from '#core/exchange/export/writeExport.ts';
import { defaultExportOptions } from '#shared/model/exportOptions.ts';
import type { Issue } from '#shared/model/issue.ts';
import { anchored, annotationOf, articleOf, inputOf, issueOf } from './support.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-export-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const name = '云溪日报 2021-05-01.md';

function files(notes: readonly string[], issue: Issue = issueOf()) {
  const annotations = notes.map((note, index) =>
    anchored(annotationOf({ id: `n${index}`, note }), 10 + index),
  );
  return renderExport(
    { kind: 'issue', issueId: issue.id },
    inputOf([{ issue, annotations }]),
    defaultExportOptions,
  );
}

describe('writing an export', () => {
  it('creates the folder and the files, and leaves them alone when nothing changed', async () => {
    const into = join(folder, 'a', 'b');
    const [first] = await writeExport(files(['one']), into, 'remove');
    expect(first).toEqual({ path: join(into, name), outcome: 'created', avoided: null });
    const [second] = await writeExport(files(['one']), into, 'remove');
    expect(second?.outcome).toBe('unchanged');
    expect(await readdir(into)).toEqual([name]);
  });

  it('keeps what a person wrote, byte for byte', async () => {
    await writeExport(files(['one']), folder, 'remove');
    const path = join(folder, name);
    const written = await readFile(path, 'utf8');
    const edited = `\ufeff${written.replace('tags', 'mood: good\ntags').replace('## ', 'Mine.\n\n## ')}\n\nMine too, 𠮷  `;
    await writeFile(path, edited);
    const [again] = await writeExport(files(['one', 'another note']), folder, 'remove');
    expect(again?.outcome).toBe('updated');
    const result = await readFile(path, 'utf8');
    const at = result.indexOf('[//]: # (broadsheet begin note:n1');
    const end = '[//]: # (broadsheet end note:n1)\n';
    const added = result.slice(at, result.indexOf(end) + end.length);
    expect(added).toContain('another note');
    expect(result.replace(added, '')).toBe(edited);
  });

  it('leaves files that are not its own alone, says so, and finds its own name again', async () => {
    const path = join(folder, name);
    await writeFile(path, '# My own notes\n');
    const [first] = await writeExport(files(['one']), folder, 'remove');
    const other = join(folder, '云溪日报 2021-05-01 (2).md');
    expect(first).toEqual({ path: other, outcome: 'created', avoided: { path, reason: 'notOurs' } });
    const [second] = await writeExport(files(['two']), folder, 'remove');
    expect(second).toMatchObject({ path: other, outcome: 'updated' });
    expect(await readFile(path, 'utf8')).toBe('# My own notes\n');
  });

  it('leaves damaged fences, other issues, other encodings and folders alone', async () => {
    const path = join(folder, name);
    await writeExport(files(['one']), folder, 'remove');
    const damaged = (await readFile(path, 'utf8')).replace('broadsheet end', 'broadsheet fin');
    const cases: [string | Buffer, string][] = [
      [damaged, 'damagedFences'],
      [files(['one'], issueOf({ id: 'another' }))[0]?.text ?? '', 'otherDocument'],
      [Buffer.from([0xff, 0xfe, 0x41, 0x00]), 'notText'],
    ];
    for (const [content, reason] of cases) {
      await writeFile(path, content);
      const [written] = await writeExport(files(['one']), folder, 'remove');
      expect(written?.avoided).toEqual({ path, reason });
      expect(await readFile(path)).toEqual(Buffer.from(content));
    }
    await rm(path);
    await mkdir(path);
    expect((await writeExport(files(['one']), folder, 'remove'))[0]?.avoided?.reason).toBe('notText');
  });

  it('says in one sentence why it cannot write', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    await expect(writeExport(files(['one']), join(file, 'below'), 'remove')).rejects.toMatchObject({
      code: 'saveFailed',
    });
  });

  it.each([
    { script: 'Chinese', headline: '特别长的标题'.repeat(60) },
    { script: 'Latin', headline: 'A headline without end '.repeat(40) },
    { script: 'four bytes a character', headline: '𠮷𡈽'.repeat(90) },
  ])('writes an article with a headline longer than a file name: $script', async ({ headline }) => {
    const issue = issueOf({ articles: [articleOf('a-1', headline, 0, 100, [])] });
    const input = inputOf([{ issue, annotations: [anchored(annotationOf(), 10)] }]);
    const options = { ...defaultExportOptions, per: 'article' } as const;
    const rendered = renderExport({ kind: 'issue', issueId: issue.id }, input, options);
    const [written] = await writeExport(rendered, folder, 'remove');
    expect(written?.outcome).toBe('created');
    expect((await writeExport(rendered, folder, 'remove'))[0]?.outcome).toBe('unchanged');
  });

  it('names the file of an issue that says nothing of itself by the file it was read from', () => {
    const issue = issueOf({ publication: null, date: null });
    const of = (path: string) => {
      const [file] = files(['one'], { ...issue, source: { ...issue.source, path } });
      return file?.name;
    };
    expect(of('1936/Scan 12.final.pdf')).toBe('Scan 12.final.md');
    expect(of('.hidden')).toBe('hidden.md');
    expect(of('')).toBe('2021-05-01-0a1b2c3d4e.md');
  });
});
