import type { ExportOptions, FenceForm } from '#shared/model/exportOptions.ts';
import { parseFences } from './fences/fences.ts';
import { inForm, struckBlock } from './fences/form.ts';
import { withKept } from './fences/outline.ts';
import type { FrontRecord, Outside, ParsedBlock, Part } from './fences/parts.ts';
import { mergeFrontMatter, splitFrontMatter } from './frontMatter.ts';
import { strikeOut } from './strike.ts';

export type MergedExport =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: 'notOurs' | 'otherDocument' | 'damagedFences' };

/**
 * Puts the blocks of a new export into the file of an earlier one. Blocks that nobody changed are
 * replaced; new ones follow the block before them; those that the export no longer has are removed or
 * struck out. Everything else stays byte for byte. `isSettled` says of which changed blocks nothing would be
 * lost: they are replaced as well, as are those that say what the export says. The fences take the form of the new export.
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
  const documents = [...parts, ...fresh].flatMap((part) => ('document' in part ? [part.document] : []));
  if (!parts.some(isBlock)) return { ok: false, reason: 'notOurs' };
  if (new Set(documents).size > 1) return { ok: false, reason: 'otherDocument' };

  const lineEnd = existing.includes('\r\n') ? '\r\n' : '\n';
  const wanted = fresh.filter(isBlock);
  const form = formOf(wanted);
  const merged = withWanted(parts, wanted, lineEnd, isSettled);
  const keys = new Set(wanted.map(({ key }) => key));
  const kept = merged.parts.flatMap((part): Part[] => {
    if (!isBlock(part)) return [part];
    const isKept = !part.intact || keys.has(part.key);
    if (!isKept && removed === 'remove') return [];
    const own = isKept ? part : struck(part, lineEnd);
    return [form === null ? own : inForm(own, form, lineEnd)];
  });
  const settled = parts.filter(isBlock).filter(({ form, key }) => form === 'end' && !merged.moved.has(key));
  const whole = withFrontMatter(kept, generated, form, lineEnd);
  const hasTail = parts.some(isTail);
  const text = join(whole, {
    lineEnd,
    hasTail,
    settled: new Set(settled.map(({ key }) => key)),
  });
  return { ok: true, text };
}

const isBlock = (part: Part): part is ParsedBlock => part.kind === 'block';
const isNote = ({ key }: ParsedBlock) => key.startsWith('note:');

/** Records at the end of a file. */
const isTail = (part: Part) => part.kind === 'records' || (part.kind === 'front' && part.form === 'end');

/** The form that a whole export has; null for an outline, which has its own. */
function formOf([first]: readonly ParsedBlock[]): FenceForm | null {
  return first === undefined || first.form === 'item' ? null : first.form;
}

/** Items stand below headings; an item that a person has not changed follows its heading. */
function withWanted(
  parts: readonly Part[],
  wanted: readonly ParsedBlock[],
  lineEnd: string,
  isSettled: (block: ParsedBlock) => boolean,
): { readonly parts: readonly Part[]; readonly moved: ReadonlySet<string> } {
  const merged = [...parts];
  const moved = new Set<string>();
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
    if (isOurs && isInPlace) merged[index] = inPlaceOf(present, replacement);
    if (isInPlace) cursor = isNote(block) ? Math.max(cursor, index + 1) : index + 1;
    else if (!present) {
      merged.splice(cursor, 0, replacement);
      cursor++;
    } else if (isOurs) {
      // It belongs under another heading now; what a person wrote beside it stays where it is.
      moved.add(block.key);
      merged.splice(index, 1);
      if (index < cursor) cursor--;
      merged.splice(cursor, 0, replacement);
      cursor++;
    }
  }
  return { parts: merged, moved };
}

/** Without fences around it, a block has as much space behind it as a person left there. */
function inPlaceOf(present: ParsedBlock, replacement: ParsedBlock): ParsedBlock {
  if (present.form !== 'end' || replacement.form !== 'end') return replacement;
  const behind = /(?:\r?\n)*$/u.exec(present.text.slice(present.content.length))?.[0] ?? '';
  return { ...replacement, text: replacement.text.replace(/(?:\r?\n){2}$/u, '') + behind };
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
  return struckBlock(block, strikeOut(block.content), lineEnd);
}

function withFrontMatter(
  parts: readonly Part[],
  generated: string,
  form: FenceForm | null,
  lineEnd: string,
): readonly Part[] {
  const front = parts.find((part): part is FrontRecord => part.kind === 'front');
  const [first, ...others] = parts;
  if (!front || first?.kind !== 'outside') return parts;
  const next =
    form === null || front.isProperty || splitFrontMatter(first.text).front === null ? front.form : form;
  const { text, record } = mergeFrontMatter(first.text, front, generated, next);
  const written = { ...front, form: next, text: record.replaceAll('\n', lineEnd) };
  const top = { ...first, text };
  if ((next === 'end') === (front.form === 'end')) {
    return [top, ...others.map((part) => (part === front ? written : part))];
  }
  const rest = others.filter((part) => part !== front);
  if (next === 'end') return [top, ...rest, written];
  // It stands right behind the front matter, and there is one blank line between the two.
  const { front: matter, rest: behind } = splitFrontMatter(text);
  const outside = (own: string): Outside => ({ kind: 'outside', text: own });
  return [outside(`${matter}${lineEnd}`), written, outside(behind.replace(/^\r?\n/u, '')), ...rest];
}

interface Joining {
  readonly lineEnd: string;
  /** Whether there were records at the end of the file, or wherever they have come to stand. */
  readonly hasTail: boolean;
  /** Keys of blocks in no fence that stand where they stood, with what is around them. */
  readonly settled: ReadonlySet<string>;
}

/** The file again, with the records of its blocks where records stood, or at its end. */
function join(parts: readonly Part[], { lineEnd, hasTail, settled }: Joining): string {
  const ofFront = parts.flatMap((part) => (part.kind === 'front' && isTail(part) ? part.text : []));
  const ofBlocks = parts.flatMap((part) => (isBlock(part) ? (part.record ?? []) : []));
  const records = [...ofFront, ...ofBlocks].map((line) => line.replace(/\r?\n?$/u, lineEnd)).join('');
  const pieces: string[] = [];
  let end = '';
  const add = (text: string) => {
    pieces.push(text);
    end = (end + text).slice(-mostLineEnd);
  };
  /** The line end that a part needs before it so that it begins a line, or stands behind a blank one. */
  const startLine = () => add(end === '' || end.endsWith('\n') ? '' : lineEnd);
  const leaveBlank = () => add(end === '' || /\n\r?\n$/u.test(end) ? '' : lineEnd);
  let tail = hasTail ? records : '';
  for (const part of parts) {
    if (isTail(part)) {
      if (tail !== '') startLine();
      add(tail);
      tail = '';
      continue;
    }
    // A block at the end of a file may lack its line end; it needs one as soon as something follows.
    const follows = part.text !== '' && part.kind !== 'outside';
    if (follows) startLine();
    if (follows && isBlock(part) && part.form === 'end' && !settled.has(part.key)) leaveBlank();
    add(part.text);
  }
  if (!hasTail && records !== '') {
    startLine();
    leaveBlank();
    add(records);
  }
  return pieces.join('');
}

/** The longest end of a text that tells whether its last line is blank. */
const mostLineEnd = 4;
