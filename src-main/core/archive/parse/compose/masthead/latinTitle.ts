import { nameCase } from '../lines/latinText.ts';

/** What newspapers are called, after the place: the last word of the title. */
const words =
  /\b(?:advertiser|advocate|anzeiger|argus|beacon|blatt|bulletin|bugle|call|chronicle|citizen|clarion|courant|courier|crystal|democrat|dispatch|eagle|echo|enquirer|examiner|express|figaro|gazette|globe|guardian|handelsblad|herald|independent|inquirer|intelligencer|journal|leader|ledger|mail|mercury|messenger|mirror|monitor|morgenpost|nachrichten|news|newsletter|newspaper|nieuws|observer|packet|patriot|pilot|post|press|record|reformer|register|reporter|republican|review|sentinel|standard|star|sun|tageblatt|telegraaf|telegram|telegraph|temps|times|tribune|union|volksblatt|voice|weekly|world|zeitung)\b/iu;

/** What papers say of themselves beside their title: Official Newspaper of Such a Town. */
const boast =
  /\b(?:news)?paper\s+(?:of|in|for)\b|^(?:the\s+)?(?:official|only|leading|oldest|pioneer)\b|\bcirculation\b/iu;

/** Whether a line is worded as a newspaper's title. */
export const hasTitleForm = (text: string): boolean =>
  text.length <= 60 && words.test(text) && !boast.test(text) && !/[,;:!?]|\.\s/u.test(text);

/** Whether one of its words is what newspapers are called. */
export const hasTitleWord = (text: string): boolean => words.test(text);

/** The title as people write it: no capitals throughout, no closing full stop. */
export const titleValue = (text: string): string =>
  nameCase(
    text
      .replace(/\s+/gu, ' ')
      .replace(/⸗/gu, '-')
      .replace(/[.,;]+$/u, '')
      .trim(),
  );

/** One form for comparing a title with running heads. */
export const titleKey = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
