import { codePointLength } from '#shared/text/codePoints.ts';
import type { Block, ReadResult } from '../reader.ts';

/** What several files gave, as the canonical text of one issue: one after the other, `glue` between two. */
export function joinPageTexts(
  results: readonly ReadResult[],
  glue: string,
  change: (block: Block, index: number) => Block,
): ReadResult {
  let offset = 0;
  const texts: string[] = [];
  const blocks: Block[] = [];
  const dropped: ReadResult['dropped'][number][] = [];
  const warnings: ReadResult['warnings'][number][] = [];
  for (const [index, result] of results.entries()) {
    const at = offset;
    const moved = <T extends { readonly start: number; readonly end: number }>(span: T): T => ({
      ...span,
      start: span.start + at,
      end: span.end + at,
    });
    texts.push(result.text);
    for (const block of result.blocks) blocks.push(change(moved(block), index));
    for (const span of result.dropped) dropped.push(moved(span));
    for (const warning of result.warnings)
      warnings.push({ ...warning, start: warning.start === null ? null : warning.start + at });
    offset += codePointLength(result.text) + glue.length;
  }
  const forms = new Set(results.map(({ normalForm }) => normalForm));
  const [first] = results;
  return {
    format: first?.format ?? 'text',
    encoding: first?.encoding ?? 'utf-8',
    normalForm: forms.size === 1 ? (first?.normalForm ?? 'NFC') : 'mixed',
    text: texts.join(glue),
    blocks,
    dropped,
    fields: {},
    warnings,
  };
}
