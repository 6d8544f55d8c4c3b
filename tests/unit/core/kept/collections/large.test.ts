import { afterEach, expect, it } from 'vitest';
import { Collections } from '#core/kept/collections/collections.ts';
import { madeUpIssue } from '../annotations/support.ts';
import { openShelf } from './support.ts';

let close = async () => {};
afterEach(() => close());

it('a collection of two thousand passages is there without reading an issue for each', async () => {
  const words = Array.from({ length: 2000 }, (_, index) => `word${index}end`);
  const issue = madeUpIssue('issue', [`Long ${words.join(' ')}`]);
  const shelf = await openShelf([issue]);
  const collections = await Collections.open(shelf);
  close = () => shelf.close();
  const marks = words.map((word) => {
    const start = issue.text.indexOf(word);
    return {
      id: word,
      quote: { type: 'TextQuoteSelector' as const, exact: word, prefix: '', suffix: '' },
      position: { start, end: start + word.length },
      shown: null,
      headline: undefined,
      colour: 'yellow' as const,
      note: '',
      tags: [],
      created: '2026-01-01T00:00:00.000Z',
      modified: '2026-01-01T00:00:00.000Z',
    };
  });
  await shelf.annotations.adopt([{ issueId: 'issue', issue: null, annotations: marks }]);
  let reads = 0;
  const load = shelf.shelf.get.bind(shelf.shelf);
  shelf.shelf.get = (id) => {
    reads += 1;
    return load(id);
  };
  const pieces = words.map(
    (annotationId) => ({ kind: 'annotation', issueId: 'issue', annotationId }) as const,
  );
  const id = await collections.create({ name: 'Large', pieces });
  const { members } = await collections.get(id);
  expect(members.map(({ clipping }) => clipping.text)).toEqual(words);
  expect(reads).toBeLessThan(20);
});
