import type { Article } from '#shared/model/issue.ts';

/**
 * The name in a byline that stands at a point of the window: of several the one that is there, else the first;
 * null where the byline names nobody.
 */
export function nameAtPoint(
  byline: Element,
  { bylines, bylineLine }: Pick<Article, 'bylines' | 'bylineLine'>,
  x: number,
  y: number,
): string | null {
  const names = bylines.map(({ name }) => name);
  const caret = document.caretPositionFromPoint(x, y);
  const isInside = caret !== null && byline.contains(caret.offsetNode);
  if (!isInside || names.length < 2) return names[0] ?? null;
  const before = document.createRange();
  before.setStart(byline, 0);
  before.setEnd(caret.offsetNode, caret.offset);
  return nameAt(bylineLine?.text ?? byline.textContent ?? '', names, before.toString().length);
}

/** The name that stands at an offset of a byline (UTF-16), else the first. */
export function nameAt(byline: string, names: readonly string[], offset: number): string | null {
  const at = names.find((name) => {
    for (let start = byline.indexOf(name); start >= 0; start = byline.indexOf(name, start + 1)) {
      if (start <= offset && offset <= start + name.length) return true;
    }
    return false;
  });
  return at ?? names[0] ?? null;
}
