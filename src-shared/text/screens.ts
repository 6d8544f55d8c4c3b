/**
 * Screens before patterns. Most lines of a paper hold nothing that a field's or a byline's pattern looks for;
 * one pass over the characters tells, without ever saying no where the pattern would say yes.
 */

/** The telling characters that a text holds, one bit for each group of them. */
export type Signals = number;

/**
 * Makes a function that answers which groups have a character in a text. A group is a string of characters
 * of one UTF-16 unit; bit `1 << n` stands for the nth. At most 31 groups.
 */
export function makeSignals(groups: readonly string[]): (text: string) => Signals {
  const bits = new Uint32Array(0x10000);
  groups.forEach((group, index) => {
    for (let at = 0; at < group.length; at++) {
      const unit = group.charCodeAt(at);
      bits[unit] = (bits[unit] ?? 0) | (1 << index);
    }
  });
  return (text) => {
    let found = 0;
    for (let at = 0; at < text.length; at++) found |= bits[text.charCodeAt(at)] ?? 0;
    return found;
  };
}

/** Characters of a literal that are looked at together, and the shift that makes older ones drop out. */
const window = 4;
const shift = 4;
const tableSize = 0x10000;
const tellsAlone = 0xff;

/** One value for both cases and widths of an ASCII letter; ſ and K are letters to patterns that ignore case. */
function fold(unit: number): number {
  if (unit < 0x80) return unit & 31;
  if (unit >= 0xff01 && unit <= 0xff5e) return (unit - 0xfee0) & 31;
  return unit === 0x17f ? 19 : unit === 0x212a ? 11 : 0;
}

const folds = Uint8Array.from({ length: 0x10000 }, (_, unit) => fold(unit));

/**
 * Makes a screen for literals of ASCII: whether a text may hold one of them, in any case. Only the last four
 * characters of each are looked for, so each needs four at least; rare ones screen best. `alone` are characters
 * that tell by themselves.
 */
export function makeScreen(literals: readonly string[], alone = ''): (text: string) => boolean {
  const table = new Uint8Array(tableSize);
  const folded = folds.slice();
  for (let at = 0; at < alone.length; at++) folded[alone.charCodeAt(at)] = tellsAlone;
  for (const literal of literals) {
    let value = 0;
    for (let at = literal.length - window; at < literal.length; at++)
      value = ((value << shift) ^ fold(literal.charCodeAt(at))) & (tableSize - 1);
    table[value] = 1;
  }
  return (text) => {
    let value = 0;
    for (let at = 0; at < text.length; at++) {
      const unit = folded[text.charCodeAt(at)] ?? 0;
      value = ((value << shift) ^ unit) & (tableSize - 1);
      if (unit === tellsAlone || table[value] === 1) return true;
    }
    return false;
  };
}
