import { hasClass, isSpace } from '#shared/text/characterClasses.ts';
import { openingCredit, readBylineLine } from './hanCredit.ts';

/** Longest headline line, in characters. */
export const longestHeadLine = 45;

/** Whether a printed line reads like running text: a credit line, a sentence, or too long for a headline. */
export function looksLikeBody(text: string): boolean {
  if (text.length > longestHeadLine) return true;
  if (startsWithCredit(text)) return true;
  return text.length > 15 && (/[。；]/u.test(text) || /[，].*[，。！？]$/u.test(text) || /，$/u.test(text));
}

/** A credit line, also when the line is broken off inside it. */
export const startsWithCredit = (text: string): boolean =>
  /^(?:本报讯|本報訊|本台讯)/u.test(text) || (openingCredit(text)?.text ?? '') !== '';

/** The kinds of writing that columns are called by. */
const genre =
  /^\p{Script=Han}{0,5}(?:手记|短评|时评|快评|微评|评论|社论|社评|来信|随笔|札记|杂谈|访谈|专访|特写|侧记|纪实|述评|视点|论坛|絮语|漫笔|短波|简讯|小言)$/u;

/** 【读者来信】, ［短评］, 编辑部手记: the name of a column, in brackets or by its kind of writing. */
export const isColumnLabel = (text: string): boolean =>
  /^[【［[〖][^】］\]〗]{1,14}[】］\]〗]$/u.test(text) || (text.length <= 7 && genre.test(text));

/** 更正, 启事: a headline that papers print again and again, over a text of its own. */
export const isStandingHead = (text: string): boolean =>
  /^(?:简\s?讯|短\s?讯|更\s?正|致\s?歉|启\s?事|啓\s?事|声\s?明|聲\s?明|讣\s?告|訃\s?告|来函照登|天气预报|今日天气|编辑部启事)$/u.test(
    text,
  );

/** `一、`, `（二）`, `■`, `1.`: a heading or item inside an article. */
export const isSubheadForm = (text: string): boolean =>
  /^(?:[■●◆▲★◎○□]\s?\S|[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、.．](?!\d)|之[一二三四五六七八九十]$|[一二三四五六七八九十]$)/u.test(
    text,
  );

/** A caption: what a picture shows, or who took it. */
export const isCaption = (text: string): boolean =>
  /^[▲▼△▽◀▶←→↑↓]?\s?(?:[上下左右]?图[：:为]|[上下左右]图|图片[：:]|（?图\d?[：:])/u.test(text) ||
  /^[▲▼△▽]/u.test(text) ||
  /(?:\p{Script=Han}|\s)摄[）)]?$/u.test(text.slice(-4));

/** Signature of a letter or statement: 清溪村读者 吴秀琴. */
export const signaturePattern =
  /^(?<place>[\p{Script=Han}\d（）()]{0,14}?)(?<role>读者|讀者|市民|网友|村民|居民|学生|教师|职工|家长|游客|乘客|顾客)[\s\u3000]+(?<name>\p{Script=Han}{2,4})$/u;

/** Whether a line is the signature of a letter or statement; its name stands behind a space. */
export const isSignature = (text: string): boolean =>
  text.length <= longestSignature && hasClass(text, isSpace) && signaturePattern.test(text);
const longestSignature = 60;

/** Whether a line may be a headline, kicker or deck by its form alone. */
export function isHeadForm(text: string): boolean {
  if (text.length > longestHeadLine || text.length < 2) return false;
  if ('。；，、：:'.includes(text.charAt(text.length - 1)) || text.includes('。')) return false;
  if (startsWithCredit(text) || isCaption(text) || isSignature(text)) return false;
  if (/^[（(].*[）)]$/u.test(text) || /^[问問答][：:]/u.test(text)) return false;
  // Two commas or a semicolon in a line of some length are a piece of running text.
  return !(/，.*，|；/u.test(text) && text.length > 20);
}

/** —— opens a deck. */
export const isDashDeck = (text: string): boolean =>
  /^[—–―─－-]{1,3}\s?\S/u.test(text) && !/^-?\d/u.test(text);

const sentenceMark = /[，。！？；：、,.!?;:]/;

/**
 * Slogans and public-service lines by form: four or more short words standing free, or free words with a
 * telephone number.
 */
export function isSloganForm(text: string): boolean {
  if (sentenceMark.test(text)) return false;
  const words = text.split(/[\s\u3000]+/u).filter((word) => word !== '');
  const count = words.length;
  if (count < 3) return false;
  const short = words.every((word) => Array.from(word).length <= 8);
  const spaced = words.every((word) => Array.from(word).length === 1);
  if (!short || spaced || readBylineLine(text) || startsWithCredit(text)) return false;
  return count >= 4 || /\d{3,}$/u.test(text);
}
