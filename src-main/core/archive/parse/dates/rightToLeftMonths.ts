/**
 * Names of the months of the Gregorian calendar where the writing runs from right to left, from January on:
 * Arabic of the Nile and of the Levant, Persian and Urdu as far as they are the same, Hebrew.
 */
const months: readonly RegExp[] = [
  /^(?:يناير|كانون الثاني|جنوری|ژانویه|ב?ינואר)$/u,
  /^(?:فبراير|شباط|فروری|فوریه|ב?פברואר)$/u,
  /^(?:مارس|آذار|مارچ|ב?מר[ץסצ])$/u,
  /^(?:[اأ]بريل|نيسان|اپریل|آوریل|ב?אפריל)$/u,
  /^(?:مايو|مايس|[اأ]يار|مئی|مه|ב?מאי)$/u,
  /^(?:يوني[وه]|حزيران|جون|ژوئن|ב?יוני)$/u,
  /^(?:يولي[وه]|تموز|جولائی|ژوئیه|ב?יולי)$/u,
  /^(?:[اأ]غسطس|آب|اگست|اوت|ב?אוגוסט)$/u,
  /^(?:سبتمبر|[اأ]يلول|ستمبر|سپتامبر|ב?ספטמבר)$/u,
  /^(?:[اأ]كتوبر|تشرين ال[اأ]ول|اکتوبر|اکتبر|ב?אוקטובר)$/u,
  /^(?:نوفمبر|تشرين الثاني|نومبر|نوامبر|ב?נובמבר)$/u,
  /^(?:ديسمبر|كانون ال[اأ]ول|دسمبر|دسامبر|ב?דצמבר)$/u,
];

/** What a month's name may look like in these writings: one word, or one of the Levant's of two. */
export const rightToLeftMonthName = '[\\u05d0-\\u06ff]{2,8}(?:\\s(?:الثاني|ال[اأ]ول))?';

/** 1 for يناير or בינואר; 0 for a word that names no month. */
export const rightToLeftMonthNumber = (name: string): number =>
  months.findIndex((month) => month.test(name)) + 1;

const easternDigits = /[\u0660-\u0669\u06f0-\u06f9]/gu;

/** A text with the digits ٠ to ٩ and ۰ to ۹ as 0 to 9; every character keeps its place. */
export const withWesternDigits = (text: string): string =>
  text.replace(easternDigits, (digit) => String((digit.codePointAt(0) ?? 0) & 0x0f));
