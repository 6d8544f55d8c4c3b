import type { FenceForm } from '#shared/model/exportOptions.ts';
import { linesWithEnds } from './fenceLines.ts';
import { fence, fenced } from './fences.ts';
import { type LineForm, printFenceLine, printMarker } from './marker.ts';
import { withKept } from './outline.ts';
import type { ParsedBlock } from './parts.ts';
import { recorded, recordOf } from './records.ts';

/**
 * A block of a file in another form of fences. What stands in it stays as it is, also where a person has
 * changed it; an item of an outline, and a block that is not found, stay in the form they have.
 */
export function inForm(block: ParsedBlock, form: FenceForm, lineEnd: string): ParsedBlock {
  if (block.form === form || block.form === 'item' || block.content === '') return block;
  const { record: _record, ...rest } = block;
  if (form === 'end') return { ...block, form, ...withLineEnds(atTheEnd(block), lineEnd) };
  if (block.form === 'end') {
    const inside = `\n${block.content}\n\n`;
    const text = block.intact ? fence(block, block.struck, form) : fenced(block, inside, form);
    return { ...rest, form, text: text.replaceAll('\n', lineEnd) };
  }
  return { ...rest, form, text: betweenOthers(block, form, lineEnd) };
}

function atTheEnd(block: ParsedBlock): { readonly text: string; readonly record: string } {
  if (block.intact) return recorded(block, block.struck);
  return { text: `${block.content}\n\n`, record: recordOf(block, block.content) };
}

/** The same lines between fence lines of another kind. */
function betweenOthers(block: ParsedBlock, form: LineForm, lineEnd: string): string {
  const inside = linesWithEnds(block.text).slice(1, -1).join('');
  const [begin, end] = [`begin ${printMarker(block)}`, `end ${block.key}`].map((text) =>
    printFenceLine(form, text).replaceAll('\n', lineEnd),
  );
  return `${begin}${inside}${end}`;
}

/** A block with its content struck out, in the form that it has. */
export function struckBlock(block: ParsedBlock, content: string, lineEnd: string): ParsedBlock {
  const { key, document, form, kept = [] } = block;
  const plain = { key, document, content, isItem: form === 'item' };
  const printed =
    form === 'end'
      ? recorded(plain, true)
      : { text: withKept(fence(plain, true, form === 'item' ? 'beside' : form), kept) };
  return { ...block, content, note: null, struck: true, ...withLineEnds(printed, lineEnd) };
}

function withLineEnds<T extends { readonly text: string; readonly record?: string }>(
  printed: T,
  lineEnd: string,
): T {
  return { ...printed, text: printed.text.replaceAll('\n', lineEnd) };
}
