import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { Cite } from '@citation-js/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { biblatexOf } from '#core/citation/biblatex.ts';
import type { Reference } from '#core/citation/reference.ts';
import { risOf } from '#core/citation/ris.ts';

const full: Reference = {
  type: 'article-newspaper',
  id: 'smith19980307flood',
  title: 'Flood & fire: 50 % of {Saltmere} is _dry_',
  author: [{ family: 'Smith', given: 'Jane Q.' }, { literal: '丁文详' }],
  'container-title': 'The Valley Herald',
  'publisher-place': 'Saltmere',
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
      'publisher-place': 'Saltmere',
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
      'publisher-place': 'Saltmere',
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

  it('is what was written, whatever a headline is', () => {
    const title = fc
      .stringMatching(/^[A-Za-z中文0-9#$%&_{}\\~^'" <>@,.;:!?()[\]=+*/-]{1,40}$/u)
      .map((text) => text.replace(/\s+/gu, ' ').trim())
      .filter((text) => text !== '');
    const letters = (text: unknown) => String(text).replace(/[^\p{L}\p{N}]/gu, '');
    fc.assert(
      fc.property(title, (text) => {
        const reference: Reference = { ...full, title: text };
        expect(letters(read(biblatexOf(reference)).title)).toBe(letters(text));
        expect(risOf(reference)).toContain(`\r\nTI  - ${text}\r\n`);
      }),
      { numRuns: 200 },
    );
  });

  it('has nothing for what is not known', () => {
    const bare: Reference = { type: 'article-newspaper', id: 'x' };
    expect(risOf(bare)).toBe('TY  - NEWS\r\nID  - x\r\nER  - \r\n');
    expect(biblatexOf(bare)).toBe('@article{x,\n  entrysubtype = {newspaper},\n}\n');
  });
});
