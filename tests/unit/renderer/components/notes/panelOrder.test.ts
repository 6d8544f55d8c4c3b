import { describe, expect, it } from 'vitest';
import type { AnchoredAnnotation, AnnotationTarget } from '#shared/model/annotation.ts';
import { inPanelOrder } from '../../../../../src-renderer/components/notes/panelOrder.ts';
import { newDraft } from '../../../../../src-renderer/state/issue/begunDrafts.ts';
import { markableAt } from '../../../../../src-renderer/state/issue/markable.ts';
import { annotation } from '../../support.ts';

const rectangle = { page: 0, number: 1, label: null, picture: null, x: 0, y: 0, width: 9, height: 9 };

function on(id: string, start: number, target: Partial<AnnotationTarget>): AnchoredAnnotation {
  const { annotation: made } = annotation(id, { start, end: start });
  return {
    annotation: { ...made, target: { ...made.target, ...target } },
    anchor: { start, end: start, method: 'place' },
  };
}

const order = (lines: ReturnType<typeof inPanelOrder>) =>
  lines.map((line) => ('annotation' in line ? line.annotation.id : line.key));

describe('the notes panel', () => {
  it('begins with whole things, the issue first, then follows the text and each page from its top', () => {
    const placed = [
      annotation('passage', { start: 40, end: 50 }),
      on('low', 30, { region: { ...rectangle, y: 70 } }),
      on('high', 30, { region: { ...rectangle, y: 10 } }),
      on('article', 0, { about: 'article', articleId: 'a' }),
      on('page', 0, { about: 'page', region: { ...rectangle, width: 100, height: 100 } }),
      annotation('first', { start: 0, end: 5 }),
    ];
    const begun = newDraft('issue', 'i', null, markableAt({ about: { kind: 'issue' } }), 'red');
    const draft = { ...begun, status: 'writing' as const, failure: null };
    expect(order(inPanelOrder(placed, [draft]))).toEqual([
      'issue',
      'page',
      'article',
      'first',
      'high',
      'low',
      'passage',
    ]);
  });
});
