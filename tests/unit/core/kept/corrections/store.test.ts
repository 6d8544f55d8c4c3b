import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Corrections } from '#core/kept/corrections/corrections.ts';
import { documentsOfIssue } from '#core/search/index/documents.ts';
import { decodeDocument, encodeDocument, fieldsOf, metaOf } from '#core/search/index/indexedDocument.ts';
import { temporaryFolder } from '../../../../support/folders.ts';
import { newEngine, request } from '../../search/support.ts';
import { openRecords } from '../records/openRecords.ts';
import { issueOf, spanOf } from './support.ts';

const gazette = ['The lifebaot goes out', 'She went out twice in one night.', '', 'Frost', 'It was cold.'];

/** The corrections of a library, and what their listeners heard. */
async function open(libraryPath: string, writer = 'own') {
  const changed: string[] = [];
  let ids = 0;
  const clock = () => new Date(Date.UTC(2026, 0, 1, 0, 0, ids));
  const records = await openRecords(libraryPath, { clock, writer });
  const corrections = await Corrections.open({ records, clock, randomId: () => `${writer}-${++ids}` });
  corrections.onChange((issueId) => changed.push(issueId));
  onTestFinished(() => records.close());
  return { records, corrections, changed };
}

const lifeboat = (printed: ReturnType<typeof issueOf>) => ({
  kind: 'text' as const,
  ...spanOf(printed, 'lifebaot'),
  replacement: 'lifeboat',
});

describe('the corrections of a library', () => {
  it('are kept beside the file, with author and time, and there when it is opened again', async () => {
    const folder = await temporaryFolder();
    const printed = issueOf(gazette);
    const { corrections, changed } = await open(folder);
    await corrections.make(printed, lifeboat(printed), 'Ada');
    expect(changed).toEqual(['issue']);
    const path = join(folder, '.broadsheet', 'corrections', 'issue', 'own.json');
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({
      kind: 'corrections',
      records: [{ value: { author: 'Ada', change: { kind: 'text', replacement: 'lifeboat' } } }],
    });
    const again = (await open(folder)).corrections;
    expect(again.apply(printed).articles[0]?.headline?.text).toBe('The lifeboat goes out');
    expect(again.version('issue')).toBe(corrections.version('issue'));
  });

  it('are taken back and made again one by one', async () => {
    const printed = issueOf(gazette);
    const { corrections } = await open(await temporaryFolder());
    const first = await corrections.make(printed, lifeboat(printed), '');
    const twice = { kind: 'text' as const, ...spanOf(printed, 'twice'), replacement: 'thrice' };
    await corrections.make(printed, twice, '');
    const reads = () => corrections.apply(printed).articles.map(({ headline }) => headline?.text);
    await corrections.undo('issue', first.correction.id);
    expect(reads()[0]).toBe('The lifebaot goes out');
    expect(corrections.list(printed)).toHaveLength(1);
    await corrections.redo('issue', first.correction.id);
    expect(reads()[0]).toBe('The lifeboat goes out');
    expect(corrections.list(printed)).toHaveLength(2);
    await expect(corrections.undo('issue', 'gone')).rejects.toHaveProperty('code', 'correctionNotFound');
  });

  it('are made by several hands, and each reads what the others correct', async () => {
    const folder = await temporaryFolder();
    const printed = issueOf(gazette);
    const { records, corrections, changed } = await open(folder);
    const { correction } = await corrections.make(printed, lifeboat(printed), '');
    const other = await open(folder, 'other');
    const cold = { kind: 'text' as const, ...spanOf(printed, 'cold'), replacement: 'bold' };
    await other.corrections.make(printed, cold, '');
    await other.corrections.undo('issue', correction.id);
    const twice = { kind: 'text' as const, ...spanOf(printed, 'twice'), replacement: 'thrice' };
    await corrections.make(printed, twice, '');
    changed.length = 0;
    await records.lookAgain();
    expect(changed).toEqual(['issue']);
    const listed = corrections.list(printed).map(({ correction: { change } }) => change);
    expect(listed).toHaveLength(2);
    expect(listed).toContainEqual({ kind: 'text', replacement: 'thrice' });
    expect(listed).toContainEqual({ kind: 'text', replacement: 'bold' });
  });

  it('are what undo takes back when they are what was done last', async () => {
    const { records, corrections } = await open(await temporaryFolder());
    const printed = issueOf(gazette);
    await corrections.make(printed, lifeboat(printed), '');
    expect(await records.step('undo')).toEqual({
      kind: 'corrections',
      issueId: 'issue',
      did: 'add',
      count: 1,
    });
    expect(corrections.apply(printed)).toBe(printed);
    await records.step('redo');
    expect(corrections.apply(printed).articles[0]?.headline?.text).toBe('The lifeboat goes out');
  });

  it.each([
    ['damaged', '{"schemaVersion": 1, "corr'],
    ['newer', '{"schemaVersion": 9}'],
  ])('are told where a file of theirs is %s, and the others are read', async (_what, content) => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, '.broadsheet', 'corrections'), { recursive: true });
    await writeFile(join(folder, '.broadsheet', 'corrections', 'other.json'), content);
    const { records, corrections } = await open(folder);
    expect(records.problems.map(({ code }) => code)).toEqual(['damagedMarks']);
    const printed = issueOf(gazette);
    await corrections.make(printed, lifeboat(printed), '');
    expect(corrections.list(printed)).toHaveLength(1);
    expect(await readFile(join(folder, '.broadsheet', 'corrections', 'other.json'), 'utf8')).toBe(content);
  });
});

describe('the search over a corrected issue', () => {
  it('finds it by what is read and by what is printed, and says which', async () => {
    const printed = issueOf(gazette);
    const { corrections } = await open(await temporaryFolder());
    await corrections.make(printed, lifeboat(printed), '');
    const engine = newEngine();
    await engine.open(null);
    onTestFinished(() => engine.close());
    await engine.put('issue', 'text', '1', documentsOfIssue(corrections.apply(printed)));
    const span = spanOf(printed, 'lifebaot');

    const [read] = (await engine.search(request('"lifeboat goes"'))).hits;
    expect(read?.matches).toEqual([{ start: span.start, end: span.end + ' goes'.length }]);
    expect(read?.headlineSnippet?.text).toBe('The lifeboat goes out');

    const [asPrinted] = (await engine.search(request('"lifebaot goes"'))).hits;
    expect(asPrinted?.matches).toEqual(read?.matches);
    expect(asPrinted?.snippets).toMatchObject([{ text: 'The lifebaot goes out', printed: true }]);

    const [beside] = (await engine.search(request('goes'))).hits;
    expect(beside?.matches).toEqual([spanOf(printed, 'goes')]);
    expect(beside?.snippets).toEqual([]);
  });

  it('keeps corrections in the stored index', async () => {
    const printed = issueOf(gazette);
    const { corrections } = await open(await temporaryFolder());
    await corrections.make(printed, { ...lifeboat(printed), replacement: 'a=b =' }, '');
    const documents = documentsOfIssue(corrections.apply(printed));
    for (const [sequence, { fields, ...document }] of documents.entries()) {
      const meta = metaOf({ ...document, fields }, sequence);
      const field = (at: number) => fields[at] as (typeof fields)[number];
      expect(fieldsOf(decodeDocument(encodeDocument({ meta, field })))).toEqual(fields);
    }
  });
});
