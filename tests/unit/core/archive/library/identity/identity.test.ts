import { describe, expect, it } from 'vitest';
import { hashText, issueKey, sha256, wantedId } from '#core/archive/library/identity/identity.ts';
import {
  type IdentifiedFile,
  type IssueRecord,
  IssueRegistry,
} from '#core/archive/library/identity/registry.ts';

const paper = { publication: '今日柯城', date: '2020-12-14', edition: null, issueNumber: '1753' };

describe('the id of an issue', () => {
  it('names the date, and is safe in a file name', () => {
    expect(wantedId(paper, 'x')).toMatch(/^2020-12-14-[0-9a-f]{10}$/);
    expect(wantedId({ ...paper, date: null }, hashText('a b'))).toBe(`content-${hashText('ab')}`);
    expect(wantedId({ ...paper, date: '../2020' }, 'x')).toMatch(/^2020-[0-9a-f]{10}$/);
  });

  it('is another for another paper, date, edition or number, and the same however it is spaced', () => {
    const names = [
      paper,
      { ...paper, publication: '今日' },
      { ...paper, date: '2020-12-15' },
      { ...paper, edition: '城区版' },
      { ...paper, issueNumber: null },
      { ...paper, edition: '1753', issueNumber: null },
    ];
    expect(new Set(names.map((one) => wantedId(one, 'x'))).size).toBe(names.length);
    expect(issueKey({ ...paper, publication: ' The  Daily\u3000News ' })).toBe(
      issueKey({ ...paper, publication: 'The Daily News' }),
    );
  });
});

/** A registry over a folder whose files come and go by hand. */
function setUp(records: readonly IssueRecord[] = []) {
  const present = new Set<string>();
  const registry = new IssueRegistry(records, (path) => present.has(path));
  const put = (path: string, content: string, name: string | null = null) => {
    present.add(path);
    const file: IdentifiedFile = {
      path,
      key: name,
      wantedId: name === null ? `content-${sha256(content).slice(0, 16)}` : name,
      contentHash: sha256(content),
      sketch: '',
    };
    return registry.assign(file);
  };
  return { present, registry, put, remove: (path: string) => present.delete(path) };
}

describe('the registry of issues', () => {
  it('keeps the id of a file that stays as it is, whatever a better parser makes of it', () => {
    const { put } = setUp();
    const id = put('a.txt', 'one', null);
    expect(put('a.txt', 'one', 'monday')).toBe(id);
  });

  it('keeps the id through a rename, a move and a new extraction', () => {
    const { put, remove } = setUp();
    expect(put('a.txt', 'one', 'monday')).toBe('monday');
    remove('a.txt');
    expect(put('deep/b.txt', 'one', 'monday')).toBe('monday');
    expect(put('deep/b.txt', 'one, extracted better', 'monday')).toBe('monday');
    remove('deep/b.txt');
    expect(put('c.txt', 'one, better still', 'monday')).toBe('monday');
  });

  it('keeps the id of a file without names through a rename and through a change', () => {
    const { put, remove } = setUp();
    const id = put('a.txt', 'one');
    remove('a.txt');
    expect(put('b.txt', 'one')).toBe(id);
    expect(put('b.txt', 'one, corrected')).toBe(id);
    expect(put('b.txt', 'one, corrected, with a masthead', 'monday')).toBe(id);
    expect(put('b.txt', 'one, with its masthead lost again')).toBe(id);
  });

  it('gives a new id when another issue takes a path, and the old one back when it returns', () => {
    const { put, remove } = setUp();
    expect(put('latest.txt', 'one', 'monday')).toBe('monday');
    expect(put('latest.txt', 'two', 'tuesday')).toBe('tuesday');
    expect(put('old.txt', 'one', 'monday')).toBe('monday');
    remove('latest.txt');
    expect(put('new.txt', 'two', 'tuesday')).toBe('tuesday');
  });

  it('tells several files of one issue apart, for good', () => {
    const { put, registry, present } = setUp();
    const ids = [put('a.txt', 'one', 'monday'), put('b.txt', 'uno', 'monday'), put('c.txt', 'one', 'monday')];
    expect(ids).toEqual([
      'monday',
      `monday-${sha256('uno').slice(0, 6)}`,
      `monday-${sha256('one').slice(0, 6)}`,
    ]);
    const fourth = put('d.txt', 'one', 'monday');
    expect(fourth).toBe(`${ids[2]}-2`);
    const again = new IssueRegistry(registry.records(), (path) => present.has(path));
    const file = { path: 'd.txt', key: 'monday', wantedId: 'monday', contentHash: sha256('one'), sketch: '' };
    expect(again.assign(file)).toBe(fourth);
  });

  it('keeps what it knows of files that are gone', () => {
    const { put, remove, registry } = setUp();
    put('a.txt', 'one', 'monday');
    remove('a.txt');
    put('b.txt', 'two', 'tuesday');
    expect(registry.records().map(({ id, path }) => [id, path])).toEqual([
      ['monday', 'a.txt'],
      ['tuesday', 'b.txt'],
    ]);
  });

  it('does not give the marks of a vanished issue to another one', () => {
    const { put, registry } = setUp([
      { id: 'monday', key: 'something else', path: 'gone.txt', contentHash: 'x' },
    ]);
    expect(put('a.txt', 'one', 'monday')).not.toBe('monday');
    expect(registry.get('monday')?.path).toBe('gone.txt');
  });
});
