import { expect, it } from 'vitest';
import { annotationKind } from '#core/kept/annotations/kind.ts';
import { temporaryFolder } from '../../../../support/folders.ts';
import { annotationOf } from '../../exchange/export/support.ts';
import { openRecords } from './openRecords.ts';

const mark = annotationOf();

it('a mark that was moved with the text around it can still be taken back', async () => {
  const records = await openRecords(await temporaryFolder());
  const book = records.book(annotationKind);
  const marks = async () => (await book.group('issue')).records;
  const { start, end } = mark.target.position;
  const position = { ...mark.target.position, start: start + 3, end: end + 3 };
  const moved = { ...mark, target: { ...mark.target, position } };
  await records.do(book.edit({ issueId: 'issue', makeChanges: () => [{ before: null, after: mark }] }));
  await records.doForGood(
    book.edit({ issueId: 'issue', makeChanges: () => [{ before: mark, after: moved }] }),
  );
  await records.step('undo');
  expect(await marks()).toEqual([]);
  await records.step('redo');
  expect((await marks()).map(({ target }) => target)).toEqual([moved.target]);
  await records.close();
});
