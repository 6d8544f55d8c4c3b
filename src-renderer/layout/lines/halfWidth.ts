/**
 * Chinese files often have digits and letters as wide as Han characters (`１９９８`, `４６．９％`). They are shown in
 * the letters of the Latin face, which never break within a number or a word. The shown text has a unit for
 * every unit of the text, so that offsets stay what they are.
 */

/** From a full-width character (U+FF01 to U+FF5E) to the one of ASCII. */
const distance = 0xfee0;

const any = /[０-９Ａ-Ｚａ-ｚ]/u;

/** Digits and letters with the marks that belong to them: points, thousands, hours, fractions, per cent. */
const runs =
  /[０-９Ａ-Ｚａ-ｚ]+(?:(?:[．：／－](?=[０-９Ａ-Ｚａ-ｚ])|，(?=[０-９]{3}(?![０-９])))[０-９Ａ-Ｚａ-ｚ]+)*(?:(?<=[０-９])％)?/gu;

/** In vertical lines only what one square holds lies across; longer numbers stand upright, digit below digit. */
const shortNumbers =
  /(?<![０-９Ａ-Ｚａ-ｚ]|[０-９][．，：／·])[０-９]{1,2}(?![０-９Ａ-Ｚａ-ｚ％]|[．，：／·][０-９])/gu;

/** A text with its full-width digits and letters in half width. */
export function inHalfWidth(text: string, vertical: boolean): string {
  if (!any.test(text)) return text;
  return text.replace(vertical ? shortNumbers : runs, (run) =>
    Array.from(run, (letter) => String.fromCharCode(letter.charCodeAt(0) - distance)).join(''),
  );
}
