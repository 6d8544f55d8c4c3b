import { describe, expect, it } from 'vitest';
import {
  describeLabel,
  describeRecord,
  descriptionFields,
  mergeMetadata,
} from '#core/archive/parse/readers/pages/description.ts';
import { isNoTitle } from '#core/archive/parse/readers/pages/titles.ts';
import { parseXml } from '#core/archive/parse/readers/xml/parseXml.ts';

const mods = (titleInfo: string) =>
  describeRecord(parseXml(`<mods><titleInfo>${titleInfo}</titleInfo></mods>`));
const dublinCore = (content: string) =>
  describeRecord(parseXml(`<record xmlns:dc="d" xmlns:xsi="x">${content}</record>`));

describe('the title of a record', () => {
  it.each([
    'DOCUMENT_TITLE_PLACEHOLDER',
    'NEWSPAPER_TITLE',
    '{{title}}',
    `\${issue.title}`,
    '%TITLE%',
    '[title]',
    'Untitled',
    'No title',
    'Unknown',
    'n/a',
    '[s.n.]',
    '???',
    '1915-12-01 (Année 12, Numéro 78)',
    '1898/02/14 (Année 2, Numéro 68)',
    '1910-11-16 (Numéro 1)',
    'Jahrgang 4, Nr. 17',
    '16 novembre 1910 (Numéro 1)',
    'Vol. 3, No. 17, January 8, 1926',
    '1926-01-08',
  ])('is none: %s', (text) => {
    expect(isNoTitle(text)).toBe(true);
    expect(mods(`<title>${text.replaceAll('<', '&lt;')}</title>`).title).toBeNull();
  });

  it.each([
    'The Courier',
    '20 minutes',
    'Le Petit Journal 1900',
    'Die Zeit',
    'L’Année',
    'Le 19e siècle',
    '人民日报',
    'Titel und Text',
    'Unknown Soldier',
    'USA TODAY',
    'Het Nummer',
  ])('is one: %s', (text) => {
    expect(isNoTitle(text)).toBe(false);
    expect(mods(`<title>${text}</title>`).title).toBe(text);
  });

  it('has its article before it, joined as people write it', () => {
    expect(mods('<nonSort>Der</nonSort><title>stille Bote</title>').title).toBe('Der stille Bote');
    expect(mods("<nonSort>L'</nonSort><title>Aurore du Nord</title>").title).toBe("L'Aurore du Nord");
    expect(mods('<title>¬Der¬ stille Bote</title>').title).toBe('Der stille Bote');
    expect(mods('<title>Der @stille Bote</title>').title).toBe('Der stille Bote');
  });

  it('has its article as soon as one of the records gives it', () => {
    const bare = mods('<title>stille Bote</title>');
    const whole = mods('<nonSort>Der</nonSort><title>stille Bote</title>');
    expect(mergeMetadata([bare, whole]).title).toBe('Der stille Bote');
    expect(mergeMetadata([whole, bare]).title).toBe('Der stille Bote');
    expect(mergeMetadata([bare, describeLabel('Der stille Bote 1904-01-17_01')]).title).toBe(
      'Der stille Bote',
    );
    // Another word before it makes another paper.
    expect(mergeMetadata([bare, mods('<title>Neue stille Bote</title>')]).title).toBe('stille Bote');
  });

  it('is without what a catalogue adds to tell papers of one name apart', () => {
    expect(dublinCore('<dc:title>Le Réveil (Lille. 1854)</dc:title>').title).toBe('Le Réveil');
    expect(dublinCore('<dc:title>Le Réveil (Éd. de Lille)</dc:title>').title).toBe(
      'Le Réveil (Éd. de Lille)',
    );
  });

  it('may be a designation that gives the number', () => {
    const record = dublinCore(
      '<dc:title>1901-05-04 (Année 12, Numéro 78)</dc:title><dc:date>1901-05-04</dc:date>' +
        '<dc:description xsi:type="sequentialDesignation1">Année 12</dc:description>' +
        '<dc:description xsi:type="sequentialDesignation2">Numéro 78</dc:description>',
    );
    expect(descriptionFields(record, 0)).toEqual({ date: '1901-05-04', issueNumber: '78' });
  });
});
