import type { NoticeKind } from '#shared/model/issue.ts';
import { classAt, isUpper } from '#shared/text/characterClasses.ts';
import { datelinePattern } from '../lines/latinText.ts';

/** Genres of small advertisements, as their first words say. */
const genres =
  /^(?:WANTED|LOST|FOUND|TO LET|TO BE LET|TO BE SOLD|FOR SALE|FOR HIRE|SITUATIONS?|HELP WANTED|NOTICE|SALE|AUCTION|APARTMENTS|FURNISHED|REWARD|STRAYED|STOLEN|EXCHANGE|PERSONAL|MATRIMONIAL|OWING TO)\b/u;

/** Opens with the genre of a small advertisement: WANTED, LOST, TO LET. */
export const isGenre = (text: string): boolean => genres.test(text);

/** Words in capitals at the head of a paragraph, as advertisers set their names. */
const capitalOpening =
  /^(?:[“"’']?\p{Lu}[\p{Lu}’'.&-]*[,.:]?\s+)*[“"’']?\p{Lu}{3,}[\p{Lu}’'S&.-]*(?=[\s,.:;—]|$)/u;

/** Whether a paragraph set apart opens as an advertisement does; a dateline does not. */
export function opensAsNotice(text: string): boolean {
  if ((classAt(text, 0) & isUpper) === 0 && !'“"’\''.includes(text.charAt(0))) return false;
  if (genres.test(text)) return true;
  if (datelinePattern.test(text)) return false;
  return capitalOpening.test(text);
}

/** The kind of a notice by its genre. */
export function latinNoticeKind(text: string): NoticeKind {
  if (/^(?:NOTICE|OWING TO|LOST|FOUND|STRAYED)\b/u.test(text)) return 'announcement';
  if (opensAsNotice(text)) return 'advertisement';
  return 'filler';
}
