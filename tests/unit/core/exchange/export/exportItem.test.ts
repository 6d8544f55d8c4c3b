import { expect, it } from 'vitest';
import { placed } from '#core/exchange/export/exportItem.ts';
import { describePage, describeRegion } from '#core/kept/annotations/describePlace.ts';
import { byPlace } from '#shared/anchoring/index.ts';
import type { AnchoredAnnotation, Annotation, AnnotationTarget } from '#shared/model/annotation.ts';
import { madeUpIssue, pier } from '../../kept/annotations/support.ts';

const issue = madeUpIssue('issue', pier);
const pages = [{ number: 7, label: null, picture: 'a.jpg', text: { start: 0, end: issue.text.length } }];

const anchored = (id: string, target: AnnotationTarget): AnchoredAnnotation => ({
  annotation: { id, issueId: 'issue', target } as Annotation,
  anchor: {
    start: issue.articles[0]?.start ?? 0,
    end: issue.articles[0]?.start ?? 0,
    method: 'place',
    page: 0,
  },
});

it('puts a region without words on its page and in no article', () => {
  const target = describeRegion(issue, pages, { page: 0, x: 1, y: 2, width: 3, height: 4 }, []);
  expect(placed(anchored('a', target), issue)).toMatchObject({ article: null, page: 7 });
  expect(placed(anchored('b', describePage(issue, pages, 0, [])), issue).page).toBe(7);
});

it('lists regions of a page from its head to its foot', () => {
  const at = (id: string, y: number, x = 1) =>
    anchored(id, describeRegion(issue, pages, { page: 0, x, y, width: 3, height: 4 }, []));
  const list = [at('foot', 90), at('right', 10, 50), at('left', 10), at('head', 1)].toSorted(byPlace);
  expect(list.map(({ annotation }) => annotation.id)).toEqual(['head', 'left', 'right', 'foot']);
});
