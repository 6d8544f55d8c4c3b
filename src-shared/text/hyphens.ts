/** Hyphens as they are printed: the usual ones, and Fraktur's double one. Each list fits into brackets of an expression. */
const printedHyphens = '-\u2010\u2e17';
/** Marks that only say that a word goes on: the not sign of transcriptions, the soft hyphen. */
export const breakMarks = '\u00ac\u00ad';
/** What text has at the end of a line within a word; text recognition reads Fraktur's hyphen as an equals sign. */
export const textHyphens = `${printedHyphens}=${breakMarks}`;
/** What formats with boxes have there. */
export const lineHyphens = `${printedHyphens}\u2011${breakMarks}`;
