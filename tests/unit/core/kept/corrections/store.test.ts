import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Corrections } from '#core/kept/corrections/corrections.ts';
import { documentsOfIssue } from '#core/search/index/documents.ts';
import { decodeDocument, encodeDocument, fieldsOf, metaOf } from '#core/search/index/indexedDocument.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import { temporaryFolder } from '../../../../support/folders.ts';
import { newEngine, request } from '../../search/support.ts';
import { issueOf, spanOf } from './support.ts';

const gazette = ['The lifebaot goes out', 'She went out twice in one night.', '', 'Frost', 'It was cold.'];

/** The corrections of a library, and what their listeners heard. */
async function open(libraryPath: string, locked: { by: BroadsheetError | null } = { by: null }) {
  const changed: string[] = [];
  let ids = 0;
  const corrections = await Corrections.open({
    libraryPath,
    clock: () => new Date(Date.UTC(2026, 0, 1, 0, 0, ids)),
    randomId: () => `id${++ids}`,
    mayWrite: () => locked.by === null,
    ensureWriter: async () => {
      if (locked.by) throw locked.by;
    },
    onChange: (issueId) => changed.push(issueId),
  });
  onTestFinished(() => corrections.close());
  return { corrections, changed };
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
    const path = join(folder, '.broadsheet', 'corrections', 'issue.json');
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({
      schemaVersion: 1,
      corrections: [{ author: 'Ada', change: { kind: 'text', replacement: 'lifeboat' } }],
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

  it('are merged with what another program wrote meanwhile', async () => {
    const folder = await temporaryFolder();
    const printed = issueOf(gazette);
    const { corrections } = await open(folder);
    await corrections.make(printed, lifeboat(printed), '');
    const path = join(folder, '.broadsheet', 'corrections', 'issue.json');
    const file = JSON.parse(await readFile(path, 'utf8'));
    const [one] = file.corrections;
    const time = '2026-02-01T00:00:00.000Z';
    const theirs = {
      ...file,
      corrections: [
        { ...one, undone: true, modified: time },
        {
          ...one,
          id: 'theirs',
          change: { kind: 'text', replacement: 'boat' },
          created: time,
          modified: time,
        },
      ],
    };
    await writeFile(path, JSON.stringify(theirs));
    const twice = { kind: 'text' as const, ...spanOf(printed, 'twice'), replacement: 'thrice' };
    await corrections.make(printed, twice, '');
    const listed = corrections.list(printed).map(({ correction }) => correction.change);
    expect(listed).toContainEqual({ kind: 'text', replacement: 'thrice' });
    expect(listed).toContainEqual({ kind: 'text', replacement: 'boat' });
    expect(listed).toHaveLength(2);
  });

  it('are refused while another program writes the library, and a damaged file is told', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, '.broadsheet', 'corrections'), { recursive: true });
    await writeFile(join(folder, '.broadsheet', 'corrections', 'other.json'), '{"schemaVersion": 1, "corr');
    const locked = { by: new BroadsheetError('lockedByOther', 'Another one writes.') };
    const { corrections } = await open(folder, locked);
    expect(corrections.problems.map(({ code }) => code)).toEqual(['damagedMarks']);
    const printed = issueOf(gazette);
    await expect(corrections.make(printed, lifeboat(printed), '')).rejects.toBe(locked.by);
    expect(corrections.apply(printed)).toBe(printed);
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
