import type { ExportOptions } from '#shared/model/exportOptions.ts';
import { fence, parseFences } from './fences/fences.ts';
import { withKept } from './fences/outline.ts';
import type { FrontRecord, ParsedBlock, Part } from './fences/parts.ts';
import { mergeFrontMatter } from './frontMatter.ts';
import { strikeOut } from './strike.ts';

export type MergedExport =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: 'notOurs' | 'otherDocument' | 'damagedFences' };

/**
 * Puts the blocks of a new export into the file of an earlier one. Blocks that nobody changed are
 * replaced; new ones follow the block before them; those that the export no longer has are removed or
 * struck out. Everything else stays byte for byte. `isSettled` says of which changed blocks nothing would be
 * lost: they are replaced as well, as are those that say what the export says.
 */
export function mergeGenerated(
  existing: string,
  generated: string,
  removed: ExportOptions['removed'],
  isSettled: (block: ParsedBlock) => boolean = () => false,
): MergedExport {
  const parts = parseFences(existing);
  const fresh = parseFences(generated);
  if (!parts || !fresh) return { ok: false, reason: 'damagedFences' };
  const ours = [...parts, ...fresh].filter((part) => part.kind !== 'outside');
  if (!parts.some(isBlock)) return { ok: false, reason: 'notOurs' };
  if (new Set(ours.map(({ document }) => document)).size > 1) return { ok: false, reason: 'otherDocument' };

  const lineEnd = existing.includes('\r\n') ? '\r\n' : '\n';
  const wanted = fresh.filter(isBlock);
  const merged = withWanted(parts, wanted, lineEnd, isSettled);
  const keys = new Set(wanted.map(({ key }) => key));
  const kept = merged.flatMap((part): Part[] => {
    if (!isBlock(part) || !part.intact || keys.has(part.key)) return [part];
    return removed === 'remove' ? [] : [struck(part, lineEnd)];
  });
  return { ok: true, text: join(withFrontMatter(kept, generated, lineEnd), lineEnd) };
}

const isBlock = (part: Part): part is ParsedBlock => part.kind === 'block';
const isNote = ({ key }: ParsedBlock) => key.startsWith('note:');

/** Items stand below headings; an item that a person has not changed follows its heading. */
function withWanted(
  parts: readonly Part[],
  wanted: readonly ParsedBlock[],
  lineEnd: string,
  isSettled: (block: ParsedBlock) => boolean,
): Part[] {
  const merged = [...parts];
  /** Where the next new block goes. */
  let cursor = merged.findIndex(isBlock);
  let heading: string | null = null;
  for (const block of wanted) {
    const index = merged.findIndex((part) => isBlock(part) && part.key === block.key);
    const old = merged[index];
    const present = old && isBlock(old) ? old : null;
    const kept = present?.kept ?? [];
    const replacement = { ...block, text: withKept(block.text, kept).replaceAll('\n', lineEnd) };
    if (!isNote(block)) {
      if (!present) cursor = endOfSection(merged, cursor);
      heading = block.key;
    }
    const isInPlace = present !== null && (!isNote(block) || headingOver(merged, index) === heading);
    const isOurs =
      present !== null && (present.intact || present.content === block.content || isSettled(present));
    if (isOurs && isInPlace) merged[index] = replacement;
    if (isInPlace) cursor = isNote(block) ? Math.max(cursor, index + 1) : index + 1;
    else if (!present) {
      merged.splice(cursor, 0, replacement);
      cursor++;
    } else if (isOurs) {
      // It belongs under another heading now; what a person wrote beside it stays where it is.
      merged.splice(index, 1);
      if (index < cursor) cursor--;
      merged.splice(cursor, 0, replacement);
      cursor++;
    }
  }
  return merged;
}

/** Behind the last item before the next heading. */
function endOfSection(parts: readonly Part[], from: number): number {
  const next = parts.findIndex((part, index) => index >= from && isBlock(part) && !isNote(part));
  const within = parts.slice(from, next < 0 ? undefined : next);
  return from + within.findLastIndex(isBlock) + 1;
}

function headingOver(parts: readonly Part[], index: number): string | null {
  const blocks = parts.slice(0, index).filter(isBlock);
  return blocks.findLast((block) => !isNote(block))?.key ?? null;
}

/** Headings stay as they are, so that what is struck out below them keeps its place. */
function struck(block: ParsedBlock, lineEnd: string): ParsedBlock {
  if (block.struck || !isNote(block)) return block;
  const { key, document } = block;
  const isItem = block.kept !== undefined;
  const printed = fence({ key, document, content: strikeOut(block.content), isItem }, true);
  const text = withKept(printed, block.kept ?? []);
  return { ...block, struck: true, text: text.replaceAll('\n', lineEnd) };
}

function withFrontMatter(parts: readonly Part[], generated: string, lineEnd: string): readonly Part[] {
  const front = parts.find((part): part is FrontRecord => part.kind === 'front');
  const [first] = parts;
  if (!front || first?.kind !== 'outside') return parts;
  const { text, record } = mergeFrontMatter(first.text, front, generated);
  return parts.map((part) => {
    if (part === first) return { ...first, text };
    return part === front ? { ...front, text: record.replaceAll('\n', lineEnd) } : part;
  });
}

/** A block at the end of a file may lack its line end; it needs one as soon as something follows. */
function join(parts: readonly Part[], lineEnd: string): string {
  return parts
    .map((part, index) => {
      const isLast = index === parts.length - 1;
      return part.kind !== 'outside' && !isLast && !part.text.endsWith('\n')
        ? part.text + lineEnd
        : part.text;
    })
    .join('');
}
