import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keptExport, notesIn, withNote } from './support.ts';

const file = '云溪日报 2021-05-01.md';
const rich = '> [!note] Look\n> here\n\nSee[^1].\n\n[^1]: A footnote.';

describe('an export that is kept', () => {
  it('writes what the library says, and is still where nothing changed', async () => {
    const kept = await keptExport({ n1: rich, n2: 'second' });
    expect((await kept.pass()).written).toEqual([file]);
    expect(notesIn(await kept.read(file))).toEqual({ n1: rich, n2: 'second' });
    expect((await kept.pass()).written).toEqual([]);
    kept.here.set('n2', 'changed');
    await kept.pass();
    expect(notesIn(await kept.read(file))).toEqual({ n1: rich, n2: 'changed' });
  });

  it('takes an edit over, word for word, and goes on with the file', async () => {
    const kept = await keptExport({ n1: rich, n2: 'second' });
    await kept.pass();
    const edited = `${rich}\n\n- [ ] *more*\n\n    code  \n`;
    await kept.edit(file, (text) => withNote(text, 'n1', () => edited));
    expect((await kept.pass()).taken).toBe(1);
    expect(kept.here.get('n1')).toBe(edited);
    // The block is ours again: what is changed here is written there.
    kept.here.set('n1', 'from here');
    await kept.pass();
    expect(notesIn(await kept.read(file))).toMatchObject({ n1: 'from here' });
  });

  it('keeps both where both changed, once', async () => {
    const kept = await keptExport({ n1: 'one' });
    await kept.pass();
    await kept.edit(file, (text) => withNote(text, 'n1', (note) => `${note} there`));
    kept.here.set('n1', 'one here');
    await kept.pass();
    const both = `one here\n\n---\n\n↓ ${file}\n\none there`;
    expect(kept.here.get('n1')).toBe(both);
    await kept.pass();
    expect(kept.here.get('n1')).toBe(both);
    expect(notesIn(await kept.read(file))).toEqual({ n1: both });
  });

  it('asks first: the difference is shown, the file stays, and the answer counts for what was shown', async () => {
    const kept = await keptExport({ n1: 'one', n2: 'two' }, { bringBack: 'ask' });
    await kept.pass();
    await kept.edit(file, (text) => withNote(text, 'n1', () => 'one there'));
    const edited = await kept.read(file);
    const { edits, taken } = await kept.pass();
    expect(edits).toMatchObject([
      { annotationId: 'n1', kind: 'edit', ours: 'one', theirs: 'one there', proposed: 'one there' },
    ]);
    expect(taken).toBe(0);
    expect(await kept.read(file)).toBe(edited);
    const accepted = new Set(edits.map(({ id }) => id));
    await kept.edit(file, (text) => withNote(text, 'n1', () => 'one there again'));
    expect((await kept.pass({ accepted })).taken).toBe(0);
    expect(kept.here.get('n1')).toBe('one');
    const again = new Set((await kept.pass()).edits.map(({ id }) => id));
    const after = await kept.pass({ accepted: again });
    expect(after).toMatchObject({ taken: 1, edits: [] });
    expect(kept.here.get('n1')).toBe('one there again');
  });

  it('never brings back what is not wanted, and never writes over it', async () => {
    const kept = await keptExport({ n1: 'one' }, { bringBack: 'never' });
    await kept.pass();
    await kept.edit(file, (text) => withNote(text, 'n1', () => 'theirs'));
    kept.here.set('n1', 'ours');
    expect(await kept.pass()).toMatchObject({ edits: [], taken: 0 });
    expect(kept.here.get('n1')).toBe('ours');
    expect(notesIn(await kept.read(file))).toEqual({ n1: 'theirs' });
  });

  it('leaves what a person writes outside of blocks, and around a note', async () => {
    const kept = await keptExport({ n1: 'one', n2: 'two' });
    await kept.pass();
    await kept.edit(file, (text) =>
      `${text}\nMy own words.\n`.replace('> 大桥今日通车', '> 大桥**今日**通车'),
    );
    kept.here.set('n1', 'one here');
    kept.here.set('n2', 'two here');
    expect((await kept.pass()).edits).toEqual([]);
    const text = await kept.read(file);
    expect(text).toContain('My own words.');
    expect(text).toContain('> 大桥**今日**通车');
    expect(notesIn(text)).toMatchObject({ n2: 'two here' });
    expect(kept.here.get('n1')).toBe('one here');
  });

  it('takes nothing over unseen where it is not sure what is note', async () => {
    const kept = await keptExport({ n1: 'one' });
    await kept.pass();
    await kept.edit(file, (text) =>
      text.replace('> 大桥今日通车', '> 大桥\n> 今日通车').replace('\none\n', '\nuno\n'),
    );
    const { edits, taken } = await kept.pass();
    expect(taken).toBe(0);
    expect(edits).toMatchObject([{ kind: 'unsure', ours: 'one' }]);
    expect(kept.here.get('n1')).toBe('one');
    await kept.pass({ accepted: new Set(edits.map(({ id }) => id)) });
    expect(kept.here.get('n1')).toContain('one');
    expect(await kept.read(file)).toContain('uno');
    expect((await kept.pass()).edits).toEqual([]);
  });

  it('follows a note into every file that it stands in', async () => {
    const kept = await keptExport({ n1: 'one' }, { per: 'tag' });
    await kept.pass();
    const [a = '', b = ''] = await kept.names();
    await kept.edit(a, (text) => withNote(text, 'n1', () => 'one in a'));
    await kept.edit(b, (text) => withNote(text, 'n1', () => 'one in b'));
    await kept.pass();
    const note = kept.here.get('n1') ?? '';
    expect(note).toContain('one in a');
    expect(note).toContain('one in b');
    expect(notesIn(await kept.read(a))).toEqual({ n1: note });
    expect(notesIn(await kept.read(b))).toEqual({ n1: note });
  });

  it('follows a file that a person renames or moves', async () => {
    const kept = await keptExport({ n1: 'one', n2: 'two' });
    await kept.pass();
    await mkdir(join(kept.folder, 'Papers'));
    await rename(join(kept.folder, file), join(kept.folder, 'Papers', 'Bridges.md'));
    await kept.edit('Papers/Bridges.md', (text) => withNote(text, 'n1', () => 'one there'));
    kept.here.set('n2', 'two here');
    expect((await kept.pass()).taken).toBe(1);
    expect(kept.here.get('n1')).toBe('one there');
    expect(await kept.names()).toEqual(['Papers']);
    expect(notesIn(await kept.read('Papers/Bridges.md'))).toEqual({ n1: 'one there', n2: 'two here' });
    kept.here.set('n1', 'again');
    expect((await kept.pass()).written).toEqual(['Papers/Bridges.md']);
  });

  it('writes a file again that was thrown away', async () => {
    const kept = await keptExport({ n1: 'one' });
    await kept.pass();
    await rm(join(kept.folder, file));
    expect((await kept.pass()).written).toEqual([file]);
  });

  it('leaves a file alone whose fences are damaged, and says so', async () => {
    const kept = await keptExport({ n1: 'one' });
    await kept.pass();
    await kept.edit(file, (text) => text.replace(/\[\/\/\]: # \(broadsheet end note:n1\)\n/u, ''));
    const damaged = await kept.read(file);
    kept.here.set('n1', 'other');
    expect(await kept.pass()).toMatchObject({ leftAlone: [{ file, reason: 'damagedFences' }] });
    expect(await kept.read(file)).toBe(damaged);
    expect(await kept.names()).toEqual([file]);
  });

  it('takes the next name where another file is in the way', async () => {
    const kept = await keptExport({ n1: 'one' });
    await kept.write(file, '# Mine\n');
    await kept.pass();
    expect(await kept.read(file)).toBe('# Mine\n');
    expect(await kept.names()).toHaveLength(2);
    kept.here.set('n1', 'other');
    await kept.pass();
    expect(await kept.names()).toHaveLength(2);
  });

  it('replaces a table that nobody changed, and no other', async () => {
    const kept = await keptExport({ n1: 'one' }, { format: 'csv' });
    await kept.pass();
    kept.here.set('n1', 'two');
    await kept.pass();
    const [name = '', ...others] = await kept.names();
    expect(others).toEqual([]);
    expect(await kept.read(name)).toContain('two');
    await kept.edit(name, (text) => `${text}mine\r\n`);
    kept.here.set('n1', 'three');
    await kept.pass();
    expect(await kept.read(name)).toContain('mine');
    expect(await kept.names()).toHaveLength(2);
  });

  it('makes no folder anew: its drive may only be unplugged', async () => {
    const kept = await keptExport({ n1: 'one' });
    const target = { ...kept.target, folder: `${kept.folder}/gone` };
    await expect(kept.pass({ target })).rejects.toMatchObject({ code: 'saveFailed' });
  });
});
