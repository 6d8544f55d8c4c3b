import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type FileKind,
  kindByContent,
  kindByHead,
  kindByName,
  mayBelong,
} from '#core/archive/parse/sources/fileKind.ts';
import { metsNames } from '#core/archive/parse/sources/metsNames.ts';
import { pageName, stemOf } from '#core/archive/parse/sources/pageName.ts';
import type { KnownFile } from '#core/archive/parse/sources/sourceFiles.ts';
import { groupSources } from '#core/archive/parse/sources/sources.ts';

const file = (path: string, kind?: FileKind, references: readonly string[] = []): KnownFile => {
  const byName = kindByName(path);
  return { path, kind: kind ?? (byName === 'ask' ? 'unknown' : byName), references };
};
const alto = (path: string) => file(path, 'alto');
const grouped = (...files: KnownFile[]) =>
  Object.fromEntries(groupSources(files).map((source) => [source.path, source.files]));

describe('a text or PDF', () => {
  it('leaves the pages of a day in the folder of that day, whatever those of others are called', () => {
    expect(
      grouped(
        file('Echo 1904-02-11/0001.xml', 'alto'),
        file('Echo 1904-02-11/0001.jpg'),
        file('Times 1903-01-05/0001.jpg'),
        file('Times 1903-01-05/0002.jpg'),
      ),
    ).toEqual({
      'Echo 1904-02-11/0001.xml': ['Echo 1904-02-11/0001.xml', 'Echo 1904-02-11/0001.jpg'],
      'Times 1903-01-05': ['Times 1903-01-05/0001.jpg', 'Times 1903-01-05/0002.jpg'],
    });
  });

  it('stands alone, with the pictures of its name', () => {
    expect(
      grouped(
        file('a/1926-01-08.txt'),
        file('a/1926-01-15.pdf'),
        file('a/1926-01-08_p1.jpg'),
        file('a/x.png'),
      ),
    ).toEqual({
      'a/1926-01-08.txt': ['a/1926-01-08.txt', 'a/1926-01-08_p1.jpg'],
      'a/1926-01-15.pdf': ['a/1926-01-15.pdf'],
    });
  });

  it('is a page where its name says so, or in a folder of one day', () => {
    expect(
      grouped(file('a/1926-01-08 p1.txt'), file('a/1926-01-08 p2.txt'), file('a/1926-01-15 p1.txt')),
    ).toEqual({
      'a/1926-01-08 p1.txt': ['a/1926-01-08 p1.txt', 'a/1926-01-08 p2.txt'],
      'a/1926-01-15 p1.txt': ['a/1926-01-15 p1.txt'],
    });
    expect(grouped(...['10', '1', '2'].map((page) => file(`报/1998-01-01/${page}.txt`)))).toEqual({
      '报/1998-01-01': ['1', '2', '10'].map((page) => `报/1998-01-01/${page}.txt`),
    });
    expect(grouped(file('报/第01版.txt'), file('报/第02版.txt'))).toEqual({
      报: ['报/第01版.txt', '报/第02版.txt'],
    });
  });

  it('is no page because it is numbered or because another day follows', () => {
    const files = [
      'a/1.txt',
      'a/2.txt',
      'b/1998-01-01.txt',
      'b/1998-01-02.txt',
      'c/19980101.txt',
      'c/19980102.txt',
    ];
    expect(Object.keys(grouped(...files.map((path) => file(path))))).toEqual(files);
  });
});

describe('files that only tell about others', () => {
  it.each([
    'README.txt',
    '00README.md',
    'Read me first.txt',
    'LIESMICH.txt',
    'lisez-moi.txt',
    'bagit.txt',
    'manifest-sha512.txt',
    'md5sums.txt',
    'SHA256SUMS.txt',
    'checksums.csv',
    '1901-05-04.md5.txt',
  ])('%s may not be an issue', (name) => {
    expect(mayBelong(`bag/${name}`)).toBe(false);
  });

  it.each(['The Readers.txt', 'Checks and Sums.md', 'sha.txt', 'notices 1901.txt', 'md5sums.xml'])(
    '%s may be one',
    (name) => {
      expect(mayBelong(`bag/${name}`)).toBe(true);
    },
  );

  it('are known by their lines where their names do not tell', () => {
    const path = 'bag/19010504_manifest.txt';
    const digest = '0123456789abcdef'.repeat(4);
    const list = Array.from({ length: 300 }, (_, at) => `sha256 (page${at}.jp2) = ${digest}`).join('\n');
    expect(kindByName(path)).toBe('ask');
    expect(kindByHead(path, new TextEncoder().encode(list))).toBe('companion');
    expect(kindByHead(path, new TextEncoder().encode(`${digest}  data/1.xml\n`))).toBe('companion');
    const prose = 'The manifest of the party was read on Monday.\nMany came.';
    expect(kindByHead('a/manifesto.txt', new TextEncoder().encode(prose))).toBe('text');
    expect(kindByContent(new TextEncoder().encode('<batch name="b"><issue>1.xml</issue></batch>'))).toBe(
      'companion',
    );
  });
});

describe('pages whose names count pieces or versions', () => {
  it('are pages of one issue', () => {
    const names = ['a/courier_19010504_a1_p1_1.xml', 'a/courier_19010504_a1_p2_1.xml'];
    expect(grouped(...names.map((path) => file(path, 'page')))).toEqual({ a: names });
    expect(pageName('a/courier_19010504_a1_p2_1.xml')).toEqual({
      issue: 'courier_19010504_a1',
      page: '2',
      isExplicit: true,
    });
  });

  it('stand beside the page that they are a version of', () => {
    const names = ['a/0007.xml', 'a/0007_2.xml', 'a/0008.xml'];
    expect(grouped(...names.map(alto))).toEqual({ a: names });
  });
});

describe('a METS', () => {
  it('has the files that it names, wherever they lie below it', () => {
    const mets = file('p/1858-mets.xml', 'mets', [
      'file://./text/1.xml',
      './images/1.tif',
      'text/missing.xml',
    ]);
    expect(grouped(mets, alto('p/text/1.xml'), file('p/images/1.tif'), alto('q/1.xml'))).toEqual({
      'p/1858-mets.xml': ['p/1858-mets.xml', 'p/images/1.tif', 'p/text/1.xml'],
      'q/1.xml': ['q/1.xml'],
    });
  });

  it('shares its folder with others without taking their pages', () => {
    const first = file('n/a_mets.xml', 'mets', ['a_1.xml', 'a_2.xml']);
    const second = file('n/b_mets.xml', 'mets', ['b_1.xml']);
    expect(grouped(first, second, alto('n/a_1.xml'), alto('n/b_1.xml'), alto('n/a_2.xml'))).toEqual({
      'n/a_mets.xml': ['n/a_mets.xml', 'n/a_1.xml', 'n/a_2.xml'],
      'n/b_mets.xml': ['n/b_mets.xml', 'n/b_1.xml'],
    });
  });

  it('finds pages by their names where its addresses are of another place', () => {
    const mets = file('bag/data/mets.xml', 'mets', [
      'https://example.org/repository/0001.xml',
      '..\\alto\\0002.xml',
    ]);
    expect(grouped(mets, alto('bag/data/ocr/0001.xml'), alto('bag/alto/0002.xml'))).toEqual({
      'bag/data/mets.xml': ['bag/data/mets.xml', 'bag/alto/0002.xml', 'bag/data/ocr/0001.xml'],
    });
  });

  it('is one issue with another that names the same pages', () => {
    const first = file('n/1901/19010504.xml', 'mets', ['1.tif', '1.xml', '2.xml']);
    const validated = file('n/1901/19010504_1.xml', 'mets', ['1.tif', '1.xml', '2.xml']);
    expect(grouped(first, validated, alto('n/1901/1.xml'), alto('n/1901/2.xml'))).toEqual({
      'n/1901/19010504.xml': [
        'n/1901/19010504.xml',
        'n/1901/1.xml',
        'n/1901/2.xml',
        'n/1901/19010504.xml',
        'n/1901/19010504_1.xml',
      ].filter((path, index, all) => all.indexOf(path) === index),
    });
    const manifest = file('g/17/manifest.xml', 'mets', ['master/1.jp2', 'ocr/X1.xml', 'toc/M17.xml']);
    const contents = file('g/17/toc/T17.xml', 'mets', ['../ocr/X1.xml']);
    expect(Object.keys(grouped(manifest, contents, alto('g/17/ocr/X1.xml')))).toEqual(['g/17/manifest.xml']);
    // Also where the pages are not there: their absence is told once.
    expect(Object.keys(grouped(first, validated))).toEqual(['n/1901/19010504.xml']);
  });

  it('is another issue than one that names some of its pages', () => {
    const volume = file('n/volume.xml', 'mets', ['a/1.xml', 'a/2.xml', 'b/1.xml', 'b/2.xml']);
    const issue = file('n/a/mets.xml', 'mets', ['1.xml', '2.xml']);
    const paths = ['n/a/1.xml', 'n/a/2.xml', 'n/b/1.xml', 'n/b/2.xml'];
    expect(Object.keys(grouped(volume, issue, ...paths.map(alto)))).toHaveLength(2);
  });

  it('cannot reach out of the library', () => {
    expect(grouped(file('m.xml', 'mets', ['../../etc/passwd']), alto('1.xml'))).toEqual({
      'm.xml': ['m.xml', '1.xml'],
    });
  });

  it('names its files in its hrefs', () => {
    expect(metsNames(`<FLocat xlink:href="a&amp;b.xml"/><x href='c.xml'/><smLink href="#log1"/>`)).toEqual({
      kind: 'mets',
      references: ['a&amp;b.xml', 'c.xml'],
      pageMets: [],
    });
    expect(
      metsNames(
        '<mets:div TYPE="ISSUE"><mets:mptr xlink:href="i.xml"/><mets:div ORDER="1" TYPE="Newspaper_Page">' +
          '<mets:mptr LOCTYPE="URL" xlink:href="p1/mets.xml"/></mets:div></mets:div>',
      ),
    ).toEqual({ kind: 'mets', references: ['i.xml', 'p1/mets.xml'], pageMets: ['p1/mets.xml'] });
  });

  it.each([
    [
      'an issue',
      '<mets TYPE="urn:x:newspaper:issue"><FLocat href="1.xml"/><div TYPE="np:issue"/></mets>',
      'mets',
    ],
    ['one without types', '<mets><FLocat href="1.xml"/></mets>', 'mets'],
    ['one that names nothing, which is told', '<mets/>', 'mets'],
    ['a reel by its type', '<mets TYPE="urn:x:newspaper:reel"><FLocat href="0001.tif"/></mets>', 'companion'],
    [
      'a reel by its divisions',
      '<mets><FLocat href="1.tif"/><div TYPE="np:reel"><div TYPE="np:target"/></div></mets>',
      'companion',
    ],
    [
      'a year that points to its issues',
      '<mets><div TYPE="year"><div TYPE="issue"><mptr href="19010504.xml"/></div></div></mets>',
      'companion',
    ],
  ])('is an issue or none: %s', (_, text, kind) => {
    expect(metsNames(text).kind).toBe(kind);
  });

  const pointing = (path: string, ...pageMets: string[]): KnownFile => ({
    ...file(path, 'mets', pageMets),
    pageMets,
  });

  it('has the METS of its pages, and what those name', () => {
    const pages = ['p1', 'p2'].flatMap((page) => [
      file(`i/${page}/mets.xml`, 'mets', ['text.xml', 'scan.jpg']),
      alto(`i/${page}/text.xml`),
      file(`i/${page}/scan.jpg`),
    ]);
    const other = file('i/other.xml', 'mets', ['p3/text.xml']);
    const whole = pointing('i/mets.xml', 'p1/mets.xml', 'p2/mets.xml', 'p4/mets.xml');
    expect(grouped(whole, ...pages, other, alto('i/p3/text.xml'))).toEqual({
      'i/mets.xml': ['i/mets.xml', ...pages.map(({ path }) => path).toSorted()],
      'i/other.xml': ['i/other.xml', 'i/p3/text.xml'],
    });
  });

  it('has none that is an issue of its own, and stands by itself where they point in a circle', () => {
    const volume = file('v/volume.xml', 'mets', ['1/mets.xml']);
    const issue = file('v/1/mets.xml', 'mets', ['1.xml']);
    expect(grouped(volume, issue, alto('v/1/1.xml'))).toEqual({
      'v/volume.xml': ['v/volume.xml'],
      'v/1/mets.xml': ['v/1/mets.xml', 'v/1/1.xml'],
    });
    expect(Object.keys(grouped(pointing('a.xml', 'b.xml'), pointing('b.xml', 'a.xml')))).toEqual([
      'a.xml',
      'b.xml',
    ]);
  });
});

describe('pages without a METS', () => {
  it('of one folder and name are one issue, with their metadata and the texts of each page', () => {
    const pages = ['0006', '0007A', '0007B'].map((page) => alto(`e/Paper-1795-06-01-${page}.alto.xml`));
    const beside = [file('e/Paper-1795-06-01.edition.xml', 'companion'), file('e/Paper-1795-06-01-0006.txt')];
    expect(Object.keys(grouped(...pages, ...beside))).toEqual(['e']);
  });

  it('of several issues in one folder are told apart by what stands before the page number', () => {
    const names = ['18240217_0001', '18240217_0002', '18240224_0001'];
    expect(grouped(...names.map((name) => alto(`x/${name}.xml`)))).toEqual({
      'x/18240217_0001.xml': ['x/18240217_0001.xml', 'x/18240217_0002.xml'],
      'x/18240224_0001.xml': ['x/18240224_0001.xml'],
    });
  });

  it('may count themselves twice in their names', () => {
    const names = ['001_PD_1878_01_21_01.jpg', '002_PD_1878_01_21_02.jpg'];
    const hocr = names.map((name) => file(`PD/${name}.hocr`, 'hocr'));
    const texts = names.map((name) => file(`PD/${name}.txt`));
    expect(grouped(...hocr, ...texts)).toEqual({
      PD: [...names.map((name) => `PD/${name}.hocr`), ...names.map((name) => `PD/${name}.txt`)],
    });
  });

  it('go with the DIDL or manifest of their folder, or with the one of their name', () => {
    expect(
      grouped(file('d/didl.xml', 'didl'), alto('d/001_alto.xml'), file('d/001_articletext.xml', 'companion')),
    ).toEqual({
      'd/didl.xml': ['d/didl.xml', 'd/001_alto.xml', 'd/001_articletext.xml'],
    });
    const manifests = ['a-manifest.json', 'b-manifest.json'].map((name) => file(`i/${name}`, 'manifest'));
    expect(grouped(...manifests, alto('i/a-p1.xml'), alto('i/b-p1.xml'))).toEqual({
      'i/a-manifest.json': ['i/a-manifest.json', 'i/a-p1.xml'],
      'i/b-manifest.json': ['i/b-manifest.json', 'i/b-p1.xml'],
    });
  });

  it('leave the text of the whole issue alone, which is another source of it', () => {
    const files = grouped(alto('x/1998-01-01.xml'), file('x/1998-01-01.txt'));
    expect(Object.keys(files)).toEqual(['x/1998-01-01.txt', 'x/1998-01-01.xml']);
  });
});

describe('pictures', () => {
  it('go with the only text of their folder, and with the one that their folder is named after', () => {
    expect(
      grouped(
        file('a/1926-01-08/text.txt'),
        file('a/1926-01-08/scan 1.jpg'),
        file('b/1926-01-15.txt'),
        file('b/1926-01-22.txt'),
        file('b/1926-01-22/p1.tif'),
        file('c/x/issue.md'),
        file('c/x/scans/001.jp2'),
      ),
    ).toEqual({
      'a/1926-01-08/text.txt': ['a/1926-01-08/text.txt', 'a/1926-01-08/scan 1.jpg'],
      'b/1926-01-15.txt': ['b/1926-01-15.txt'],
      'b/1926-01-22.txt': ['b/1926-01-22.txt', 'b/1926-01-22/p1.tif'],
      'c/x/issue.md': ['c/x/issue.md', 'c/x/scans/001.jp2'],
    });
  });

  it('of pages go with the texts of the pages', () => {
    expect(
      grouped(file('d/page001.txt'), file('d/page002.txt'), file('d/page001.jpg'), file('d/page002.jpg')),
    ).toEqual({ d: ['d/page001.txt', 'd/page002.txt', 'd/page001.jpg', 'd/page002.jpg'] });
  });

  it('alone in a folder are an issue, or several where their names begin differently', () => {
    expect(
      grouped(
        file('Courier/1926-01-08/10.jpg'),
        file('Courier/1926-01-08/9.jpg'),
        file('Post/1926-01-08_p1.jpg'),
        file('Post/1926-01-08_p2.jpg'),
        file('Post/1926-01-15_p1.jpg'),
        file('Echo/1926-01-08.png'),
      ),
    ).toEqual({
      'Courier/1926-01-08': ['Courier/1926-01-08/9.jpg', 'Courier/1926-01-08/10.jpg'],
      'Post/1926-01-08_p1.jpg': ['Post/1926-01-08_p1.jpg', 'Post/1926-01-08_p2.jpg'],
      'Post/1926-01-15_p1.jpg': ['Post/1926-01-15_p1.jpg'],
      Echo: ['Echo/1926-01-08.png'],
    });
  });

  it('are no issue where they illustrate others, or are no pages', () => {
    expect(
      Object.keys(
        grouped(
          file('p/a.html', 'html'),
          file('p/b.html', 'html'),
          file('p/images/1.jpg'),
          file('q/harbour.jpg'),
          file('cover 1.jpg'),
        ),
      ),
    ).toEqual(['p/a.html', 'p/b.html']);
  });
});

describe('saved article pages', () => {
  it('are one issue in a folder of one day, and each for itself elsewhere', () => {
    const html = (path: string) => file(path, 'html');
    expect(
      Object.keys(
        grouped(html('n/2015/01/09/a.htm'), html('n/2015/01/09/b.htm'), html('n/c.htm'), html('n/d.htm')),
      ),
    ).toEqual(['n/2015/01/09', 'n/c.htm', 'n/d.htm']);
  });
});

describe('grouping', () => {
  const kinds: readonly FileKind[] = [
    'text',
    'pdf',
    'alto',
    'hocr',
    'html',
    'mets',
    'didl',
    'companion',
    'image',
    'document',
  ];
  const anyFile = fc.record({
    folder: fc.constantFrom('', 'a', 'a/b', '1998-01-01'),
    name: fc.constantFrom('1', '2', 'p1', 'x_0001', 'x_0002', '1998-01-01_0001', '报 第01版', 'mets'),
    extension: fc.constantFrom('xml', 'txt', 'jpg', 'hocr'),
    kind: fc.constantFrom(...kinds),
    references: fc.array(fc.constantFrom('x_0001.xml', '../1.xml', 'b/p1.xml', '%E0%A4%A'), { maxLength: 3 }),
  });

  it('puts every file in at most one source, and none that can stand alone in none', () => {
    fc.assert(
      fc.property(fc.array(anyFile, { maxLength: 20 }), (given) => {
        const byPath = new Map(
          given.map(({ folder, name, extension, kind, references }) => {
            const path = `${folder === '' ? '' : `${folder}/`}${name}.${extension}`;
            return [path, { path, kind, references }];
          }),
        );
        const sources = groupSources([...byPath.values()]);
        // What speaks for several manifests is read with each of them.
        const used = sources
          .flatMap(({ files }) => files)
          .filter((path) => byPath.get(path)?.kind !== 'companion');
        expect(new Set(used).size).toBe(used.length);
        expect(new Set(sources.map(({ path }) => path)).size).toBe(sources.length);
        for (const { path, kind } of byPath.values()) {
          if (kind !== 'image' && kind !== 'companion') expect(used).toContain(path);
        }
      }),
    );
  });

  it('of ten thousand files are as many as they hold', () => {
    const files = Array.from({ length: 10_000 }, (_, n) => alto(`paper/${n >> 3}/x_1900-01-01_${n & 7}.xml`));
    expect(groupSources(files)).toHaveLength(1250);
  });
});

describe('the name of a page', () => {
  it.each([
    ['a/x_0003.xml', { issue: 'x_', page: '0003', isExplicit: false }],
    ['1998-01-01.txt', { issue: '1998-01-01', page: null, isExplicit: false }],
    ['1858-12-07_01-00002.xml', { issue: '1858-12-07_01-', page: '00002', isExplicit: false }],
    ['p3.txt', { issue: '', page: '3', isExplicit: true }],
    ['人民日报 第02版.txt', { issue: '人民日报 ', page: '02', isExplicit: true }],
    ['town.txt', { issue: 'town', page: null, isExplicit: false }],
    [
      'jb_3795_1939-04-21_0001+0004.xml',
      { issue: 'jb_3795_1939-04-21_', page: '0001+0004', isExplicit: false },
    ],
  ])('%s', (path, expected) => {
    expect(pageName(path)).toEqual(expected);
  });

  it('is free of stacked extensions', () => {
    expect(stemOf('x/001_a_01.jpg.hocr')).toBe('001_a_01');
    expect(stemOf('x/p-0006.alto.xml')).toBe('p-0006');
  });
});

describe('what a file is', () => {
  const kindOf = (text: string) => kindByContent(new TextEncoder().encode(text));

  it('is told by its first element, whatever stands before it', () => {
    expect(kindOf('\ufeff<?xml version="1.0"?><!-- <mets> --><mets:mets xmlns:mets="x">')).toBe('mets');
    expect(kindOf('<!DOCTYPE alto [<!ENTITY a "b">]><alto>')).toBe('alto');
    expect(kindOf('<html><body><div class="ocr_page">')).toBe('hocr');
    expect(kindOf('<!doctype html><p>news')).toBe('html');
    expect(kindOf('{"type": "Manifest"}')).toBe('manifest');
    expect(kindOf('{"@type": "sc:Collection"}')).toBe('companion');
    expect(kindOf('nothing')).toBe('unknown');
  });

  it('is nothing where the name says that it keeps house', () => {
    for (const name of [
      'README.md',
      'a/LICENSE.txt',
      'bag/bagit.txt',
      'bag/manifest-sha256.txt',
      'x.docx',
      'x.gz',
    ]) {
      expect([name, mayBelong(name)]).toEqual([name, false]);
    }
    for (const name of ['Readmen Gazette.txt', 'x.tar.gz', 'a.JP2', 'notice of sale.txt']) {
      expect([name, mayBelong(name)]).toEqual([name, true]);
    }
  });
});
