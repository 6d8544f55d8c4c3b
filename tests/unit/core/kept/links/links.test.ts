import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Links } from '#core/kept/links/links.ts';
import { madeUpIssue, pier } from '../annotations/support.ts';
import { openShelf } from '../collections/support.ts';

describe('links between passages', () => {
  let shelf: Awaited<ReturnType<typeof openShelf>>;
  let links: Links;

  beforeEach(async () => {
    shelf = await openShelf([
      madeUpIssue('issue', pier),
      madeUpIssue('other', ['Quay The quay was mended.']),
    ]);
    links = await Links.open(shelf);
  });
  afterEach(async () => {
    await shelf.close();
  });

  it('are seen from both sides, with what is read on the other', async () => {
    const from = await shelf.mark('northern pier');
    const to = await shelf.mark('quay was mended', 'other', 'The same?');
    await links.create({ from, to });
    const [here] = await links.of('issue');
    expect(here?.there).toMatchObject({
      text: 'quay was mended',
      headline: 'Quay',
      annotationNote: 'The same?',
    });
    const [there] = await links.of('other');
    expect(there?.here.piece).toEqual(to);
    expect(there?.there).toMatchObject({ text: 'northern pier', headline: 'Pier' });
  });

  it('lead to articles as well, and are one however often they are made', async () => {
    const from = await shelf.mark('northern pier');
    const articleId = shelf.shelf.get('other')?.articles[0]?.id ?? '';
    const to = { kind: 'article', issueId: 'other', articleId } as const;
    const id = await links.create({ from, to });
    expect(await links.create({ from: to, to: from })).toBe(id);
    expect(links.all()).toHaveLength(1);
    expect((await links.of('other'))[0]?.here).toMatchObject({ headline: 'Quay', piece: to });
  });

  it('within one issue come from each side', async () => {
    await links.create({ from: await shelf.mark('harbour'), to: await shelf.mark('engineer') });
    const texts = (await links.of('issue')).map(({ here, there }) => [here.text, there.text]);
    expect(texts).toContainEqual(['harbour', 'engineer']);
    expect(texts).toContainEqual(['engineer', 'harbour']);
  });

  it('hold when a note changes, the text moves, and a passage goes for a while', async () => {
    const from = await shelf.mark('northern pier');
    const to = await shelf.mark('quay was mended', 'other');
    await links.create({ from, to });
    await shelf.annotations.change({ ...from, note: 'Edited.' });
    shelf.shelf.set('other', madeUpIssue('other', ['First A line before.', 'Quay The quay was mended.']));
    await shelf.annotations.issueChanged('other');
    expect((await links.of('issue'))[0]?.there).toMatchObject({ state: 'placed', text: 'quay was mended' });

    await shelf.annotations.remove({ issueId: 'other', annotationIds: [to.annotationId] });
    expect((await links.of('issue'))[0]?.there).toMatchObject({ state: 'gone', text: 'quay was mended' });
    await shelf.annotations.undo();
    expect((await links.of('issue'))[0]?.there.state).toBe('placed');
  });

  it('follow marks that moved to the issue they had waited for', async () => {
    const from = await shelf.mark('northern pier');
    const to = await shelf.mark('quay was mended', 'other');
    await links.create({ from, to });
    shelf.shelf.set('arrived', madeUpIssue('arrived', ['Quay The quay was mended.']));
    const annotations = await shelf.annotations.stored('other');
    const marks = annotations.map(({ target, issueId: _, ...content }) => ({ ...content, ...target }));
    await shelf.annotations.rehome('other', { issueId: 'arrived', issue: null, annotations: marks });
    expect((await links.of('issue'))[0]?.there.piece.issueId).toBe('arrived');
    expect((await links.of('arrived'))[0]?.there.text).toBe('northern pier');
    expect(await links.of('other')).toEqual([]);
  });

  it('go from either side, and come back', async () => {
    const from = await shelf.mark('northern pier');
    const id = await links.create({ from, to: await shelf.mark('quay was mended', 'other') });
    await links.remove(id);
    expect(await links.of('other')).toEqual([]);
    await shelf.undo();
    expect(await links.of('issue')).toHaveLength(1);
    await expect(links.remove('none')).rejects.toMatchObject({ code: 'linkNotFound' });
  });

  it('do not join a passage with itself', async () => {
    const from = await shelf.mark('northern pier');
    await expect(links.create({ from, to: from })).rejects.toMatchObject({ code: 'badArguments' });
  });
});
