/** What of a field's look decides where its letters stand. */
const copied = [
  'box-sizing',
  'width',
  'padding',
  'border',
  'font',
  'letter-spacing',
  'line-height',
  'text-align',
  'text-indent',
  'tab-size',
  'direction',
  'word-spacing',
  'overflow-wrap',
] as const;

/**
 * Where a letter of a text area stands, in CSS pixels of the window. Browsers do not tell: the text is set once
 * more, unseen, in a box of the same look.
 */
export function caretBox(field: HTMLTextAreaElement, at: number): DOMRect {
  const look = getComputedStyle(field);
  const box = document.createElement('div');
  for (const name of copied) box.style.setProperty(name, look.getPropertyValue(name));
  box.style.setProperty('position', 'absolute');
  box.style.setProperty('inset', '0 auto auto 0');
  box.style.setProperty('visibility', 'hidden');
  box.style.setProperty('white-space', 'pre-wrap');
  box.textContent = field.value.slice(0, at);
  const mark = document.createElement('span');
  mark.textContent = field.value.slice(at, at + 1).trim() || '.';
  box.append(mark);
  document.body.append(box);
  const outer = box.getBoundingClientRect();
  const inner = mark.getBoundingClientRect();
  box.remove();
  const place = field.getBoundingClientRect();
  return new DOMRect(
    place.left + inner.left - outer.left - field.scrollLeft,
    place.top + inner.top - outer.top - field.scrollTop,
    0,
    inner.height,
  );
}
