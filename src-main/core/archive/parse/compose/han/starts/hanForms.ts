import { toHalfWidth } from '#shared/text/characters.ts';
import { findContinuation } from '../../lines/continuation.ts';
import { readBylineLine } from '../heads/hanCredit.ts';
import { isCaption, isDashDeck, isHeadForm, isSubheadForm, startsWithCredit } from '../heads/hanHeads.ts';
import { startsWithSurname } from '../heads/hanSurnames.ts';
import { leadTimeOf, leadTimes, openerOf, openers } from './hanLead.ts';

/** What a line of a Chinese paper looks like by itself. */
export interface HanForm {
  /** What the line is, as a place in `formKinds`. */
  readonly kind: number;
  /** In characters. */
  readonly length: number;
  readonly size: number;
  /** The mark it ends with: `full` (a sentence), `ask`, `part` (，、：；), `bracket`, `quote`, `none`. */
  readonly ending: 'full' | 'ask' | 'part' | 'bracket' | 'quote' | 'none';
  /** Could be a headline by its form. */
  readonly head: boolean;
  readonly credit: boolean;
  /** Nothing but names: with a role, or short enough to be bare names. */
  readonly names: 'role' | 'bare' | 'office' | null;
  readonly item: boolean;
  readonly caption: boolean;
  readonly table: boolean;
  /** All in brackets. */
  readonly bracketed: boolean;
  /** A short bracket closes a line without sentences: （附图片１张）, （书法）, （外一首）. */
  readonly genre: boolean;
  /** A running text ends with a source in brackets: （新华社北京电）, （记者甲）, （甲乙）. */
  readonly signed: boolean;
  readonly continuation: boolean;
  readonly deck: boolean;
  readonly quoteOpens: boolean;
  readonly commas: number;
  readonly stops: boolean;
  readonly colon: boolean;
  /** What running text opens with, as a place in `openers`. */
  readonly opener: number;
  /** When running text says that it happened, as a place in `leadTimes`. */
  readonly leadTime: number;
}

/** Upper bounds of the size classes, in characters. */
const sizes = [2, 4, 6, 8, 11, 14, 18, 22, 27, 33, 40, 50, 70, 110, 180, 250, 400];

/** Longer lines are running text and looked at only at their ends. */
export const longestForm = 60;

/** One word for what a line is, for combining lines; `edge` is no line. */
export const formKinds = [
  'edge',
  'credit',
  'textShort',
  'text',
  'name-role',
  'name-bare',
  'name-office',
  'bracket',
  'table',
  'item',
  'itemText',
  'caption',
  'headShort',
  'head',
  'headLong',
  'line',
] as const;
export type FormKind = (typeof formKinds)[number];

/** Longer lines are read as running text even without a full stop. */
const longestLine = 45;

/** 第三章 总则, 第十二条: the parts of a law. */
const chapter = /^第[一二三四五六七八九十百]{1,4}[章节節编編条條]/u;

const roleLine =
  /^.{0,24}(?:记者|記者|通讯员|通訊員|评论员|評論員|撰稿人|特派员|摄影|编辑部|编写组|课题组|研究所|研究院|研究室|委员会|办公室)\s?\p{Script=Han}{0,12}$/u;
const hasRole = (text: string): boolean => /[者员員人影部组所院室会]/.test(text);
const officeName =
  /(?:长|主任|书记|委员|代表|教授|院士|研究员|总统|总理|主席|经理|总裁|秘书|大使|司令|政委|同志|先生|女士|局|厅|部|大学|学院|公司|集团|市|县|省|村|街道|医院|学校|中学|小学)\s?(?<name>\p{Script=Han}{2,4})$/u;
const signedEnd =
  /[。！？”…](?:[（(][^（()）]{1,40}[)）])?[（(](?:[^（()）]{0,24}(?:电|讯|摄|稿|供图|报道|记者|通讯员|整理|编译|完|作者|社|报)[^（()）]{0,16}|\p{Script=Han}{2,12}(?:[ 、，]\p{Script=Han}{2,4}){0,4})[)）]$/u;
const genreEnd = /(?<![。！？])[（(](?:附?图片|[^（()）。，]{1,7})[^（()）。，]{0,6}[)）]$/u;

/**
 * The forms of all lines. A line of names over a credit line or over other names is a headline that ends like
 * a name.
 */
export function hanForms(texts: readonly string[]): HanForm[] {
  const forms = texts.map(hanForm);
  return forms.map((form, index) => {
    const text = texts[index] ?? '';
    if (!form.names || !isHeadOverNames(text, form, forms[index - 1], forms[index + 1])) return form;
    const head = { ...form, names: null, head: true };
    return { ...head, kind: formKinds.indexOf(kindOfForm(head)) };
  });
}

function isHeadOverNames(
  text: string,
  form: HanForm,
  before: HanForm | undefined,
  after: HanForm | undefined,
): boolean {
  if (!after || !isHeadForm(text)) return false;
  if (after.credit) return !/记者|通讯员|記者/u.test(text);
  return form.names !== 'role' && after.names !== null && !before?.head;
}

/** Looks at a line once; everything that follows compares forms. */
export function hanForm(text: string): HanForm {
  const form = formOf(text);
  return { ...form, kind: formKinds.indexOf(kindOfForm(form)) };
}

function kindOfForm(form: Omit<HanForm, 'kind'>): FormKind {
  if (form.credit) return 'credit';
  if (form.signed) return form.length <= 45 ? 'textShort' : 'text';
  if (form.names) return `name-${form.names}`;
  if (form.bracketed) return 'bracket';
  if (form.table) return 'table';
  if (form.item) return form.length <= 30 ? 'item' : 'itemText';
  if (form.caption && form.length < 40) return 'caption';
  if (form.head) return form.length <= 8 ? 'headShort' : form.length <= 30 ? 'head' : 'headLong';
  if (form.ending === 'full' || form.stops) return form.length <= 45 ? 'textShort' : 'text';
  return form.length <= 45 ? 'line' : 'text';
}

function formOf(text: string): Omit<HanForm, 'kind'> {
  const { length } = text;
  const short = length <= longestForm;
  const last = text.charAt(length - 1);
  const bracketEnd = last === '）' || last === ')' || last === '】' || last === '］';
  const stops = short ? /[。；]/u.test(text) : true;
  const names = short ? namesIn(text) : null;
  const running = length > longestLine || stops;
  return {
    length,
    size: sizeClass(length),
    ending: endingOf(text, last, bracketEnd),
    head: short && isHeadForm(text),
    credit: startsWithCredit(text),
    names,
    item: chapter.test(text) || isSubheadForm(toHalfWidth(short ? text : text.slice(0, 8))),
    caption: isCaption(short ? text : text.slice(0, 8)) || /(?:摄|攝|供图)[）)]?$/u.test(text.slice(-6)),
    table: short && isTableRow(text),
    bracketed: bracketEnd && short && /^[（(【［][^）)]*[）)】］]$/u.test(text),
    genre: bracketEnd && short && !stops && genreEnd.test(text),
    signed: bracketEnd && isSigned(short ? text : text.slice(-longestForm), stops),
    continuation: short && findContinuation(text) !== null,
    deck: isDashDeck(text),
    quoteOpens: /^[“‘「『《]/u.test(text),
    commas: short ? (text.match(/[，、,]/gu)?.length ?? 0) : 3,
    stops,
    colon: short && /[：:∶]./u.test(text),
    opener: openers.indexOf(running ? openerOf(text) : 'noText'),
    leadTime: leadTimes.indexOf(running ? leadTimeOf(text) : 'none'),
  };
}

/** A line without sentences is signed by an agency only: 谢谢！（新华社北京１２月３１日电）. */
const isSigned = (text: string, stops: boolean): boolean =>
  signedEnd.test(text) && (stops || /[。！？”][（(]|[电讯摄][)）]$/u.test(text));

function sizeClass(length: number): number {
  let size = 0;
  while (size < sizes.length && length > (sizes[size] ?? 0)) size++;
  return size;
}

function endingOf(text: string, last: string, bracketEnd: boolean): HanForm['ending'] {
  if (bracketEnd) return 'bracket';
  if (/[”’」』》]/u.test(last)) return /[。！？…]/u.test(text.charAt(text.length - 2)) ? 'full' : 'quote';
  if (/[。．…]/u.test(last)) return 'full';
  if (/[！？!?]/u.test(last)) return 'ask';
  return /[，、：；,:;]/u.test(last) ? 'part' : 'none';
}

function namesIn(text: string): HanForm['names'] {
  if (/[。！？，；：“”《》]/u.test(text)) return null;
  if (text.length <= 40 && ((hasRole(text) && roleLine.test(text)) || readBylineLine(text) !== null))
    return 'role';
  if (/^\p{Script=Han}{2,4}$|^\p{Script=Han}[ \u3000]+\p{Script=Han}$/u.test(text))
    return startsWithSurname(text) && !/[讯訊闻聞报報事言话話者语語]$/u.test(text) ? 'bare' : null;
  if (text.length <= 14 && !/[的了在是和与之]/u.test(text) && isNameRun(text)) return 'bare';
  const office = text.length <= 36 ? officeName.exec(text)?.groups?.name : undefined;
  if (/(?:指出|强调|表示|要求|会见|认为|发表|说|时|讲话|致辞)$/u.test(text)) return null;
  return office !== undefined && startsWithSurname(office) ? 'office' : null;
}

/** Several names run together or apart: 丁坚铭李建兴, 甲乙 丙丁戊, 约翰·史密斯. */
function isNameRun(text: string): boolean {
  const parts = text.split(/[\s\u3000、]+/u).filter((part) => part !== '');
  if (parts.length > 1)
    return parts.every((part) => /^\p{Script=Han}{2,3}$/u.test(part) && startsWithSurname(part));
  if (!/^\p{Script=Han}{4,9}$/u.test(text))
    return /^\p{Script=Han}{1,6}[·•・]\p{Script=Han}{1,8}$/u.test(text);
  return splitsIntoNames(text);
}

function splitsIntoNames(text: string): boolean {
  if (text === '') return true;
  return [3, 2].some(
    (length) => text.length >= length && startsWithSurname(text) && splitsIntoNames(text.slice(length)),
  );
}

const isTableRow = (text: string): boolean => {
  if (/[）)]$/u.test(text)) return false;
  const digits = text.match(/[0-9０-９]/gu)?.length ?? 0;
  return digits >= 4 && digits > text.length * 0.4;
};
