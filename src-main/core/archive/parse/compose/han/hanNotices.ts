import type { NoticeKind } from '#shared/model/issue.ts';
import type { HanPassage } from '../lines/passages.ts';
import { isCaption, isSloganForm } from './heads/hanHeads.ts';

/** Words that open a classified notice, as 招聘： or 遗失声明：. They name the genre, not the content. */
const announcementOpening =
  /^(?:[\p{Script=Han}]{0,4})(?:遗失声明|遺失聲明|声明|聲明|公告|通告|公示|启事|啓事|啟事|通知|更名|讣告|订正|征订|征集|便民电话|温馨提示|预警|停水|停电|今日天气|天气预报)[：:]/u;
const advertisementOpening =
  /^(?:[\p{Script=Han}]{0,4})(?:招聘|诚聘|急聘|招租|出租|出售|转让|求购|求租|拍卖|招标|清仓|优惠|促销|开业|招生|广告|代理|征婚|家教)[：:]/u;
const sloganOpening = /^(?:公益广告|公益|标语|倡议|宣传语)[：:]/u;
/** A loose advertisement names a telephone number, a price or an offer. */
const offer = /(?:电话|热线|咨询|联系|地址|面议|订购|欢迎|优惠|八折|元起|扫码|订阅|全年订?价|征订)/u;

/** Clauses of a rhymed line: short, of nearly one length, without numbers or speech. */
function isRhymed(text: string): boolean {
  if (text.length > 40 || /[“”"0-9０-９]/u.test(text)) return false;
  const clauses = text.split(/[，；。！、]/u).filter((clause) => clause !== '');
  const lengths = clauses.map((clause) => clause.length);
  return clauses.length >= 2 && Math.max(...lengths) <= 9 && Math.max(...lengths) - Math.min(...lengths) <= 2;
}

/** An offer with a number to call, a price or a code to scan. */
const isOffer = (text: string): boolean =>
  /(?:欢迎|刊登|订阅|征订|订价|上线|扫码|优惠|办理|咨询|预约|促销)/u.test(text) &&
  /[0-9０-９]{2,}|扫码/u.test(text);

/** A short passage that is a notice where notices stand: beside others, or at the foot of a page. */
const isLooseNotice = (text: string): boolean =>
  text.length <= 80 && !isCaption(text) && (isRhymed(text) || isOffer(text));

/** A genre's word with what stands before it and its colon has at most so many characters. */
const longestOpening = 20;

/** What kind of notice a paragraph opens as, by the genre word before its colon; null for running text. */
export function noticeOpening(text: string): NoticeKind | null {
  if (!/[：:]/.test(text.slice(0, longestOpening))) return null;
  if (sloganOpening.test(text)) return 'slogan';
  if (advertisementOpening.test(text)) return 'advertisement';
  return announcementOpening.test(text) ? 'announcement' : null;
}

/** Page names under which only notices are printed. */
export const isNoticePage = (name: string | null): boolean =>
  name !== null && /广告|廣告|分类|公告|启事/u.test(name);

/** The kind of a passage that is known to be a notice. */
export function noticeKind(text: string): NoticeKind {
  const opening = noticeOpening(text);
  if (opening) return opening;
  if (offer.test(text)) return 'advertisement';
  return /[，。；：]/u.test(text) && text.length > 40 ? 'announcement' : 'slogan';
}

/**
 * Short rhymes and offers above a notice or at the foot of a page are notices too, and so is what follows a
 * notice without a headline of its own.
 */
export function looseNotices(passages: readonly HanPassage[]): Set<number> {
  const found = new Set<number>();
  const isCertain = (passage: HanPassage) =>
    noticeOpening(passage.text) !== null || isSloganForm(passage.text);
  for (let i = passages.length - 1; i > 0; i--) {
    const passage = passages[i];
    const next = passages[i + 1];
    if (!passage || !isLooseNotice(passage.text)) continue;
    const atFoot = next === undefined || next.boundary === 'page';
    if (atFoot || found.has(i + 1) || isCertain(next)) found.add(i);
  }
  passages.forEach((passage, i) => {
    const before = passages[i - 1];
    if (!before || (!found.has(i - 1) && !isCertain(before)) || passage.boundary === 'page') return;
    if (passage.length <= 80 && isLooseNotice(passage.text)) found.add(i);
  });
  return found;
}
