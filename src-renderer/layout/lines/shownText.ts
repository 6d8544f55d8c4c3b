/**
 * Text that is shown otherwise than it is printed, character for character: in the other Chinese script, with
 * digits of half the width. Offsets are those of the printed text, so that marks, selections and quotations
 * need no translation. Soft hyphens, which do add to a text, are put in after all of these
 * (dom/softHyphens.ts).
 */

/**
 * Shows a text with other characters, one code point for one, each of as many UTF-16 units as the one whose
 * place it takes. A soft hyphen stays what it is, and nothing becomes one.
 */
export type Substitute = (text: string) => string;

/** A text as it is shown; as it is printed where there is nothing to substitute. */
export const shownAs = (text: string, substitute: Substitute | null): string => substitute?.(text) ?? text;

/** Whether one text can stand for another: as many characters, each of as many UTF-16 units. */
export function keepsOffsets(printed: string, shown: string): boolean {
  if (printed.length !== shown.length) return false;
  for (let at = 0; at < printed.length; at++) {
    if (isTrail(printed.charCodeAt(at)) !== isTrail(shown.charCodeAt(at))) return false;
  }
  return true;
}

const isTrail = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
