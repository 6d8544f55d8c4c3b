/** One change of a field's text, and what is selected after it. Offsets are UTF-16 units, as in a text area. */
export interface FieldEdit {
  /** What is replaced. */
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  /** The selection in the text that results. */
  readonly start: number;
  readonly end: number;
}

/** The text that results. */
export const applied = (text: string, { from, to, insert }: FieldEdit): string =>
  text.slice(0, from) + insert + text.slice(to);

/** Where the line that an offset stands in begins and ends, without its line ending. */
export function lineAt(text: string, at: number): { readonly from: number; readonly to: number } {
  const from = at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at);
  return { from, to: end === -1 ? text.length : end };
}
