import type { FenceForm } from '#shared/model/exportOptions.ts';
import { fence } from './fences.ts';
import type { FencedBlock } from './parts.ts';
import { recorded } from './records.ts';

/** Blocks one behind the other in the form that is asked for; `records` is what else stands at the end. */
export function fenceBlocks(blocks: readonly FencedBlock[], form: FenceForm, records = ''): string {
  // An outline has a form of its own.
  if (form !== 'end' || blocks.some(({ isItem }) => isItem)) {
    const lines = form === 'end' ? 'beside' : form;
    return blocks.map((block) => fence(block, false, lines)).join('') + records;
  }
  const printed = blocks.map((block) => recorded(block));
  return [...printed.map(({ text }) => text), records, ...printed.map(({ record }) => record)].join('');
}
