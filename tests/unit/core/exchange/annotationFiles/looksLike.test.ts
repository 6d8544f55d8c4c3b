import { expect, it } from 'vitest';
import { looksLikeAnnotations } from '#shared/model/exchange.ts';

it('tells files of annotations from issue files by their beginning', () => {
  const w3c = '{"@context": ["http://www.w3.org/ns/anno.jsonld"], "type": "AnnotationCollection"}';
  expect(looksLikeAnnotations('notes.jsonld', w3c)).toBe(true);
  expect(looksLikeAnnotations('export.json', '{"export_userid":"reader","annotations":[]}')).toBe(true);
  expect(looksLikeAnnotations('items.JSON', '[{"data":{"annotationText":"the pier"}}]')).toBe(true);
  expect(looksLikeAnnotations('notes.txt', w3c)).toBe(false);
  expect(looksLikeAnnotations('issue.json', '{"title":"The Courier"}')).toBe(false);
  expect(looksLikeAnnotations('hypothesis.csv', '"Created at","Author","URL","Quote","Comment"\n')).toBe(
    true,
  );
  expect(looksLikeAnnotations('mine.tsv', '\ufeff引文\t批注\n')).toBe(true);
  expect(looksLikeAnnotations('articles.csv', 'date,title,quote,text\n')).toBe(false);
  expect(looksLikeAnnotations('articles.csv', 'date,title,body\n')).toBe(false);
  const manifest =
    '{"@context":"http://iiif.io/api/presentation/3/context.json","items":[{"type":"TextQuoteSelector"}]}';
  expect(looksLikeAnnotations('manifest.json', manifest)).toBe(false);
});
