import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { Cite } from '@citation-js/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { biblatexOf } from '#core/exchange/citation/biblatex.ts';
import type { Reference } from '#core/exchange/citation/reference.ts';
import { risOf } from '#core/exchange/citation/ris.ts';

const full: Reference = {
  type: 'article-newspaper',
  id: 'smith19980307flood',
  title: 'Flood & fire: 50 % of {Saltmere} is _dry_',
  author: [{ family: 'Smith', given: 'Jane Q.' }, { literal: '丁文详' }],
  'container-title': 'The Valley Herald',
  'publisher-place': 'Saltmere and Medway',
  issued: { 'date-parts': [[1998, 3, 7]] },
  page: '15',
  section: 'Sport',
  edition: 'late',
  issue: '321',
  language: 'en',
};

const read = (text: string) => new Cite(text).data[0] ?? {};

describe('what citation-js reads', () => {
  it('of RIS: every field has its name', () => {
    expect(risOf(full)).toMatch(/^TY {2}- NEWS\r\n/u);
    const { reporter, ...rest } = read(risOf(full));
    // citation-js calls the AU of a newspaper its reporter, as EndNote does; Zotero calls it the author.
    expect(reporter).toEqual(['Smith, Jane Q.', '丁文详']);
    expect(rest).toMatchObject({
      id: 'smith19980307flood',
      type: 'article-newspaper',
      title: full.title,
      'container-title': 'The Valley Herald',
      'publisher-place': 'Saltmere and Medway',
      page: '15',
      section: 'Sport',
      edition: 'late',
      issue: '321',
      language: 'en',
    });
    expect(JSON.stringify(rest.issued)).toContain('1998');
    expect(risOf(full)).toContain('\r\nDA  - 1998/03/07/\r\n');
  });

  it('of BibLaTeX: every field has its name', () => {
    const text = biblatexOf(full);
    expect(text).toContain('entrysubtype = {newspaper}');
    expect(read(text)).toMatchObject({
      id: 'smith19980307flood',
      title: full.title,
      author: [{ family: 'Smith', given: 'Jane Q.' }, expect.objectContaining({ family: '丁文详' })],
      'container-title': 'The Valley Herald',
      'publisher-place': 'Saltmere and Medway',
      issued: { 'date-parts': [[1998, 3, 7]] },
      page: '15',
      issue: '321',
      edition: 'late',
      note: 'Sport',
      language: 'en',
    });
  });

  it('of CSL-JSON: everything', () => {
    expect(read(JSON.stringify([full]))).toMatchObject(full);
  });

  it('is what was written, whatever a paper prints', () => {
    const characters = [
      ...'{}\\%&$#_~^"\'`-<>@,;=|[]()',
      '𠮷',
      '😀',
      'ש',
      'م',
      '中',
      'a',
      'É',
      ' ',
      '\n',
      '\t',
      '\u2028',
    ];
    const anything = fc
      .array(
        fc.oneof(
          fc.constantFrom(...characters),
          fc.constantFrom('--', '---', '``', "''", '{', 'and', 'TY  - '),
        ),
        {
          minLength: 1,
          maxLength: 30,
        },
      )
      .map((parts) => parts.join(''));
    const printed = (text: string) => text.replace(/\s+/gu, ' ').trim();
    fc.assert(
      fc.property(anything, anything, (title, place) => {
        fc.pre(printed(title) !== '' && printed(place) !== '');
        const reference: Reference = {
          ...full,
          title,
          'container-title': title,
          'publisher-place': place,
          section: place,
          edition: place,
          issue: place,
          author: [{ literal: title }],
        };
        const text = biblatexOf(reference);
        expect(text.match(/\{/gu)?.length).toBe(text.match(/\}/gu)?.length);
        const fields = { title: printed(title), 'publisher-place': printed(place) };
        const [entry, ...others] = new Cite(`${text}\n${biblatexOf({ ...full, id: 'next' })}`).data;
        expect(others.map(({ id }) => id)).toEqual(['next']);
        expect(entry).toMatchObject({
          ...fields,
          note: fields['publisher-place'],
          'container-title': fields.title,
        });
        const [record, ...more] = new Cite(`${risOf(reference)}\r\n${risOf({ ...full, id: 'next' })}`).data;
        expect(more.map(({ id }) => id)).toEqual(['next']);
        expect(record).toMatchObject({
          ...fields,
          section: fields['publisher-place'],
          edition: fields['publisher-place'],
        });
        const [item] = new Cite(JSON.stringify([reference])).data;
        expect(item).toMatchObject({ title, 'publisher-place': place, author: [{ literal: title }] });
      }),
      { numRuns: 300 },
    );
  });

  it('takes names apart as they were given', () => {
    const author = [
      { family: 'Veen', given: 'P. H.', 'non-dropping-particle': 'van der' },
      { family: 'Apple', given: 'R. W.', suffix: 'Jr.' },
      { literal: 'Harbottle, Son and Co.' },
    ];
    const reference: Reference = { ...full, author };
    expect(read(biblatexOf(reference)).author).toEqual([
      ...author.slice(0, 2),
      expect.objectContaining({ family: 'Harbottle, Son and Co.' }),
    ]);
    expect(read(risOf(reference)).reporter).toEqual([
      'van der Veen, P. H.',
      'Apple, R. W., Jr.',
      'Harbottle Son and Co.',
    ]);
  });

  it('has nothing for what is not known', () => {
    const bare: Reference = { type: 'article-newspaper', id: 'x' };
    expect(risOf(bare)).toBe('TY  - NEWS\r\nID  - x\r\nER  - \r\n');
    expect(biblatexOf(bare)).toBe('@article{x,\n  entrysubtype = {newspaper},\n}\n');
  });

  it('carries what a person made of an article: RIS as Zotero reads it', () => {
    const made = {
      tags: ['local history', '桥; 水'],
      notes: [
        { quote: 'a < b', note: 'First **line**\nsecond\n\nTY  - NEWS' },
        { quote: '', note: 'Alone' },
      ],
      link: 'broadsheet://issue/x?annotation=n1',
    };
    const lines = risOf(full, made).split('\r\n');
    expect(lines.filter((line) => line.startsWith('TY  -'))).toHaveLength(1);
    expect(lines).toEqual(
      expect.arrayContaining([
        'M2  - issue: 321',
        'KW  - local history',
        'KW  - 桥, 水',
        'UR  - broadsheet://issue/x?annotation=n1',
        'N1  - <blockquote>a &lt; b</blockquote><p>First **line**<br/>second</p><p>TY - NEWS</p>',
        'N1  - <p>Alone</p>',
      ]),
    );
    const [entry] = new Cite(biblatexOf(full, made)).data;
    expect(entry).toMatchObject({ URL: made.link, keyword: 'local history,桥; 水' });
    expect(biblatexOf(full, made)).toContain('annote = {“a < b”\n\nFirst **line**\n\nsecond');
  });
});
