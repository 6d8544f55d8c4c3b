/** Pixels of a Han character of a name, and of a Latin letter. */
const characterWidth = 13;
const latinWidth = 7.2;

/** About how many pixels a character takes, as SVG does not lay out text. */
const widthOfCharacter = (character: string): number =>
  (character.codePointAt(0) ?? 0) >= 0x1100 ? characterWidth : latinWidth;

/** About how many pixels a name takes in a drawing. */
export const labelWidth = (name: string): number =>
  Array.from(name).reduce((sum, character) => sum + widthOfCharacter(character), 0);

/** A name cut to a width. */
export function shortenedLabel(name: string, width: number): string {
  if (labelWidth(name) <= width) return name;
  let [kept, left] = ['', width - widthOfCharacter('…')];
  for (const character of name) {
    left -= widthOfCharacter(character);
    if (left < 0) break;
    kept += character;
  }
  return `${kept}…`;
}

/** A share in per cent, with two figures that count. */
export const chartPercent = (share: number): string => String(Number((share * 100).toPrecision(2)));
