import { isCapitals, nameCase } from '../lines/latinText.ts';
import type { Line } from '../lines/lines.ts';
import type { LatinBlock } from './latinBlocks.ts';

/** A line of names or of where a report comes from. Offsets are UTF-16 in the line. */
export interface LatinByline {
  readonly name: string | null;
  readonly role: string | null;
  /** `From Our Own Correspondent.` as printed. */
  readonly credit: string | null;
  readonly start: number;
  readonly end: number;
}

const by =
  /^[([]?(?:By|Von|Par|Door)\s+(?:(?<role>(?:the|our|a)\s+[\p{L} ]{3,40}?(?:correspondent|reporter|editor|representative|critic))[,.:]?\s*)?(?<name>\p{L}[\p{L}\p{M}.’'&, -]{1,60}?)?[.)\]]*$/iu;
const byThenRole =
  /^[([]?By\s+(?<name>\p{L}[\p{L}\p{M}.’' -]{1,40}?),\s+(?<role>(?:the|our|a)\s+[\p{L} ]{3,40}?(?:correspondent|reporter|editor|representative|critic))[.)\]]*$/iu;
const from =
  /^[([]?From\s+(?:our|the|a)\s+[\p{L} ]{2,50}?(?:correspondent|representative|reporter)s?[.)\]]*$/iu;

/** Reads `By EDITH MARLOW.`, `By Our Cricket Correspondent, Long Stop`, `(From Our Own Correspondent.)`. */
export function readLatinByline(line: string): LatinByline | null {
  const text = line.trim();
  if (text.length > 100) return null;
  if (from.test(text)) return { name: null, role: null, credit: text, start: 0, end: text.length };
  const match = byThenRole.exec(text) ?? by.exec(text);
  if (!match?.groups) return null;
  const name = match.groups.name?.trim().replace(/[,.]+$/u, '') ?? '';
  const role = match.groups.role?.trim() ?? null;
  if (name === '' && role === null) return null;
  if (name !== '' && !/^\p{Lu}/u.test(name)) return null;
  const start = name === '' ? 0 : text.lastIndexOf(name);
  return {
    name: name === '' ? null : nameCase(name),
    role: role === null ? null : nameCase(role),
    credit: null,
    start,
    end: name === '' ? text.length : start + name.length,
  };
}

/** Lines of a head that belong together, as one headline or deck. */
export type HeadUnit = readonly Line[];

/** Connecting words that cannot end a headline or open one. */
const leadsOn = /\b(?:and|or|of|the|a|an|in|on|to|for|at|by|from|with|upon|as|&)$|[,;–—]$|\p{L}-$/iu;
const followsOn = /^(?:and|or|of|in|on|to|for|at|by|from|with|upon|as|is|are|was)\b|^\p{Ll}/u;

/**
 * Cuts the lines of a head into headline and decks. A full stop ends a unit where the paper closes its
 * headlines with one; so do an empty line and a change from capitals to small letters.
 */
export function headUnits(blocks: readonly (readonly Line[])[], closesWithStop: boolean): HeadUnit[] {
  const units: Line[][] = [];
  let unit: Line[] = [];
  for (const lines of blocks) {
    const last = unit.at(-1);
    // A headline whose words ask for more goes on over the space between two of its lines.
    if (last && !(leadsOn.test(last.text) && isCapitals(last.text) === isCapitals(lines[0]?.text ?? ''))) {
      units.push(unit);
      unit = [];
    }
    for (const line of lines) {
      const before = unit[unit.length - 1];
      if (before && endsUnit(before, line, closesWithStop)) {
        units.push(unit);
        unit = [];
      }
      unit.push(line);
    }
  }
  if (unit.length > 0) units.push(unit);
  return units;
}

function endsUnit(before: Line, after: Line, closesWithStop: boolean): boolean {
  if (leadsOn.test(before.text) && !/[.!?]["”]?$/u.test(before.text)) return false;
  if (isCapitals(before.text) !== isCapitals(after.text)) return true;
  if (/^\p{Ll}/u.test(after.text)) return false;
  if (/[.!?]["”’]?$/u.test(before.text)) return true;
  if (closesWithStop) return false;
  return !(isCapitals(after.text) ? followsOn.test(after.text.toLowerCase()) : followsOn.test(after.text));
}

/** Whether this paper's headlines end with a full stop: most of its head blocks do. */
export function closesHeadsWithStop(blocks: readonly LatinBlock[]): boolean {
  const heads = blocks.filter((block) => block.head);
  const stopped = heads.filter((block) => {
    const lines = block.lines.filter((line) => !readLatinByline(line.text) && !/continued/iu.test(line.text));
    return /[.!?]["”’]?$/u.test(lines[0]?.text ?? '') || /[.!?]["”’]?$/u.test(lines.at(-1)?.text ?? '');
  });
  return stopped.length > heads.length * 0.5;
}
