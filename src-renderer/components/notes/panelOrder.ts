import type { AnchoredAnnotation } from '#shared/model/annotation.ts';
import { markedPlaceOf } from '../../state/issue/markable.ts';
import type { NoteDraft } from '../../state/issue/noteDrafts.ts';

/** Whole things stand at the head; parts of pages where their page begins, from its top. */
export function inPanelOrder(
  placed: readonly AnchoredAnnotation[],
  drafts: readonly NoteDraft[],
): readonly (AnchoredAnnotation | NoteDraft)[] {
  const key = (line: AnchoredAnnotation | NoteDraft): readonly number[] => {
    const isSaved = 'annotation' in line;
    const { region, about } = isSaved ? markedPlaceOf(line) : line;
    const rank = about ? wholes.indexOf(about.kind) : wholes.length;
    const start = (isSaved ? line.anchor?.start : line.span?.start) ?? 0;
    return [rank, start, region?.page ?? 0, region?.y ?? 0];
  };
  const keyed = [...placed, ...drafts].map((line) => ({ line, key: key(line) }));
  return keyed.toSorted((a, b) => compare(a.key, b.key)).map(({ line }) => line);
}

const wholes = ['publication', 'issue', 'page', 'article'];

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
