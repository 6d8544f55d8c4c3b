import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { archiveKind, expandArchive } from '#core/archive/parse/readers/archive/archive.ts';
import { memorySource, refusal } from '../support.ts';
import { tar, zip } from './archives.ts';

const expand = (content: Uint8Array, path = 'Paper/issues.zip') =>
  expandArchive(memorySource({ [path]: content }));

async function contents(content: Uint8Array, path?: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const source of await expand(content, path)) {
    expect(source.files.map((file) => file.path)).toEqual([source.path]);
    found[source.path] = new TextDecoder().decode(await source.bytes(source.path));
  }
  return found;
}

describe('archives', () => {
  it('gives every file of a ZIP as a source below the archive', async () => {
    const archive = zip([
      { name: '1958/01.txt', content: 'first'.repeat(100) },
      { name: '1958/', content: '' },
      { name: '1958/02.txt', content: 'second', stored: true },
      { name: '__MACOSX/._01.txt', content: 'x' },
    ]);
    expect(await contents(archive)).toEqual({
      'Paper/issues.zip/1958/01.txt': 'first'.repeat(100),
      'Paper/issues.zip/1958/02.txt': 'second',
    });
  });

  it('reads a ZIP64 archive, whose numbers stand in longer records', async () => {
    const files = [
      { name: '1958/01.txt', content: 'first'.repeat(100) },
      { name: '1958/02.txt', content: 'second', stored: true },
    ];
    expect(await contents(zip(files, { zip64: true }))).toEqual(await contents(zip(files)));
  });

  it('refuses a ZIP64 archive whose longer records are damaged, in one sentence', async () => {
    const archive = zip([{ name: 'a.txt', content: 'first' }], { zip64: true });
    const places = [archive.length - 42, archive.length - 34, archive.length - 22 - 20 - 56 + 48];
    for (const place of places) {
      const bytes = archive.slice();
      bytes.fill(0xff, place, place + 8);
      expect(await refusal(() => expand(bytes))).toMatch(
        /^Paper\/issues\.zip is damaged .*; it was not unpacked\.$/u,
      );
    }
    const huge = zip([{ name: 'a.txt', content: 'first', declared: 2 ** 40 }], { zip64: true });
    expect(await refusal(() => expand(huge))).toMatch(/would unpack to/u);
  });

  it('reads names that were written on a Chinese system', async () => {
    const name = Uint8Array.from(iconv.encode('河口晚报/第一期.txt', 'gb18030'));
    expect(Object.keys(await contents(zip([{ name, content: '文' }])))).toEqual([
      'Paper/issues.zip/河口晚报/第一期.txt',
    ]);
  });

  it('reads TAR and TAR.GZ, with long names and without links', async () => {
    const long = `${'folder/'.repeat(20)}a.txt`;
    const archive = tar([
      { name: 'a.txt', content: 'first' },
      { name: 'link', content: '', type: '2' },
      { name: '././@LongLink', content: `${long}\0`, type: 'L' },
      { name: 'folder/', content: 'second' },
    ]);
    const expected = { 'p.tar/a.txt': 'first', [`p.tar/${long}`]: 'second' };
    expect(await contents(archive, 'p.tar')).toEqual(expected);
    const packed = await contents(new Uint8Array(gzipSync(archive)), 'p.tar');
    expect(packed).toEqual(expected);
  });

  it('reads a single packed file', async () => {
    expect(await contents(new Uint8Array(gzipSync('text')), 'a/issue.txt.gz')).toEqual({
      'a/issue.txt.gz/issue.txt': 'text',
    });
  });

  it('opens archives inside, one level deep', async () => {
    const inner = zip([{ name: 'c.txt', content: 'deep' }]);
    const middle = zip([
      { name: 'b.txt', content: 'inner' },
      { name: 'inner.zip', content: inner },
    ]);
    const sources = await expand(zip([{ name: 'middle.zip', content: middle }]), 'a.zip');
    expect(sources.map(({ path }) => path)).toEqual(['a.zip/middle.zip/b.txt', 'a.zip/middle.zip/inner.zip']);
  });

  it('tells archives from documents that are packed', () => {
    expect(archiveKind(zip([{ name: 'a.txt', content: 'a' }]))).toBe('zip');
    expect(
      archiveKind(zip([{ name: 'mimetype', content: 'application/epub+zip', stored: true }])),
    ).toBeNull();
    expect(archiveKind(zip([{ name: '[Content_Types].xml', content: '<Types/>' }]))).toBeNull();
    expect(archiveKind(new TextEncoder().encode('plain text'))).toBeNull();
  });
});

describe('bad archives', () => {
  it('refuses entries that point outside, and reads the rest', async () => {
    const sources = await expand(
      zip([
        { name: '../../etc/passwd', content: 'x' },
        { name: '/etc/shadow', content: 'x' },
        { name: 'C:\\windows\\a.txt', content: 'x' },
        { name: 'good.txt', content: 'good' },
      ]),
    );
    expect(sources.map(({ path }) => path)).toEqual([
      'Paper/issues.zip/etc/passwd',
      'Paper/issues.zip/etc/shadow',
      'Paper/issues.zip/windows/a.txt',
      'Paper/issues.zip/good.txt',
    ]);
    for (const source of sources.slice(0, 3)) {
      expect(await refusal(() => source.bytes(source.path))).toMatch(
        /^Paper\/issues\.zip\/\S+ names a place outside of Paper\/issues\.zip \(“[^”]+”\); it was not unpacked\.$/u,
      );
    }
    expect(new TextDecoder().decode(await sources[3]?.bytes(''))).toBe('good');
  });

  it('refuses a bomb by its ratio, and the rest goes on', async () => {
    const sources = await expand(
      zip([
        { name: 'bomb.txt', content: new Uint8Array(20 * 1024 * 1024) },
        { name: 'good.txt', content: 'good' },
      ]),
    );
    const [bomb, good] = sources;
    expect(await refusal(() => bomb?.bytes(bomb.path))).toMatch(
      /^Paper\/issues\.zip\/bomb\.txt would unpack from .* MB to 20 MB/u,
    );
    expect(new TextDecoder().decode(await good?.bytes(good.path))).toBe('good');
  });

  it('refuses an archive that says it unpacks to more than 1 GB', async () => {
    const archive = zip(
      Array.from({ length: 5 }, (_, index) => ({
        name: `${index}`,
        content: 'x',
        declared: 250 * 1024 * 1024,
      })),
    );
    expect(await refusal(() => expand(archive))).toMatch(
      /^Paper\/issues\.zip would unpack to 1250 MB, more than the 1024 MB/u,
    );
  });

  it('unpacks no more than an entry says, whatever it holds', async () => {
    const [source] = await expand(
      zip([{ name: 'liar.txt', content: new Uint8Array(4_000_000), declared: 100 }]),
    );
    expect(await refusal(() => source?.bytes(source.path))).toMatch(
      /is damaged or larger than it says; it was not unpacked\.$/u,
    );
  });

  it('refuses a packed stream that grows without end', async () => {
    const bomb = new Uint8Array(gzipSync(new Uint8Array(64 * 1024 * 1024)));
    expect(await refusal(() => expand(bomb, 'a.gz'))).toMatch(
      /^a\.gz would unpack to more than [\d.]+ MB, which no newspaper does; it was not unpacked\.$/u,
    );
  });

  it('says that an archive is damaged, encrypted or cut off', async () => {
    const whole = zip([{ name: 'a.txt', content: 'text'.repeat(500) }]);
    expect(await refusal(() => expand(whole.subarray(0, 40)))).toMatch(
      /^Paper\/issues\.zip is damaged or cut off/u,
    );
    const [secret] = await expand(zip([{ name: 'a.txt', content: 'x', encrypted: true }]));
    expect(await refusal(() => secret?.bytes(secret.path))).toBe(
      'Paper/issues.zip/a.txt is encrypted; it was not unpacked.',
    );
    const cut = tar([{ name: 'a.txt', content: 'x'.repeat(2000) }]).subarray(0, 1024);
    const [entry] = await expand(cut, 'a.tar');
    expect(await refusal(() => entry?.bytes(entry.path))).toBe(
      'a.tar/a.txt is cut off; it was not unpacked.',
    );
  });
});
