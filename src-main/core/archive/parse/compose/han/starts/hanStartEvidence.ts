import { makeSignals } from '#shared/text/screens.ts';
import { type Evidence, EvidenceKinds } from './hanEvidence.ts';
import { type FormKind, formKinds, type HanForm, longestForm } from './hanForms.ts';

/** Lines before and after the one in question that evidence is taken from. */
const reach = 6;

const kinds = new EvidenceKinds();
/** What the model knows of; `hanStartContext.ts` adds to it. */
export const startKinds = kinds;

export const kindCount: number = formKinds.length;
export const kindName = (kind: number): FormKind => formKinds[kind] ?? 'edge';

const endings = ['full', 'ask', 'part', 'bracket', 'quote', 'none'] as const;
const endingNumber: Readonly<Record<HanForm['ending'], number>> = {
  full: 0,
  ask: 1,
  part: 2,
  bracket: 3,
  quote: 4,
  none: 5,
};
const sizeCount = 18;
const nameKinds = ['no', 'role', 'bare', 'office'] as const;
const nameNumber = { role: 1, bare: 2, office: 3 } as const;
const flags = ['genre', 'signed', 'continuation', 'deck', 'quoteOpens', 'colon', 'caption'] as const;

const ofKind = (write: (kind: string) => string) => kinds.add((kind) => write(kindName(kind)), kindCount);
/** Evidence `name=number`. */
const ofNumber = (name: string, count: number) => kinds.add((value) => `${name}=${value}`, count);
/** Evidence `name=number&kind=…`. */
const ofNumberAndKind = (name: string, count: number) =>
  kinds.add((value, kind) => `${name}=${value}&kind=${kindName(kind)}`, count, kindCount);
/** Evidence `kind=…&name=…`. */
const ofKindAnd = (name: string) =>
  kinds.add((kind, other) => `kind=${kindName(kind)}&${name}=${kindName(other)}`, kindCount, kindCount);
/** Evidence `kind=…&one=…&two=…`. */
const ofKindAndTwo = (one: string, two: string) =>
  kinds.add(
    (kind, a, b) => `kind=${kindName(kind)}&${one}=${kindName(a)}&${two}=${kindName(b)}`,
    kindCount,
    kindCount,
    kindCount,
  );
const ofEnding = (write: (ending: string, kind: string) => string, kindPlaces = kindCount) =>
  kinds.add((ending, kind) => write(endings[ending] ?? 'none', kindName(kind)), endings.length, kindPlaces);

const own = {
  kind: ofKind((kind) => `kind=${kind}`),
  headly: kinds.add((names) => `headly&names=${nameKinds[names]}`, nameKinds.length),
  size: ofNumber('size', sizeCount),
  end: ofEnding((ending) => `end=${ending}`, 1),
  flags: flags.map((flag) => kinds.add(() => flag)),
  commas: ofNumber('commas', 4),
  wholeQuote: ofKind((kind) => `wholeQuote&kind=${kind}`),
  before: ['before', 'before2', 'before3'].map((name) => ofKind((kind) => `${name}=${kind}`)),
  after: ['after', 'after2', 'after3'].map((name) => ofKind((kind) => `${name}=${kind}`)),
  kindBefore: ofKindAnd('before'),
  kindAfter: ofKindAnd('after'),
  kindSize: kinds.add((kind, size) => `kind=${kindName(kind)}&size=${size}`, kindCount, sizeCount),
  kindEnd: ofEnding((ending, kind) => `kind=${kind}&end=${ending}`),
  kindAfterTwo: ofKindAndTwo('after', 'after2'),
  kindBeforeTwo: ofKindAndTwo('before', 'before2'),
  kindAround: ofKindAndTwo('before', 'after'),
  beforeEnd: ofEnding((ending) => `beforeEnd=${ending}`, 1),
  beforeSize: ofNumber('beforeSize', sizeCount),
  beforeSigned: kinds.add(() => 'beforeSigned'),
  beforeSignedKind: ofKind((kind) => `beforeSigned&kind=${kind}`),
  beforeGenre: kinds.add(() => 'beforeGenre'),
  beforeEndKind: ofEnding((ending, kind) => `beforeEnd=${ending}&kind=${kind}`),
  afterSize: ofNumber('afterSize', sizeCount),
  afterEndKind: ofEnding((ending, kind) => `afterEnd=${ending}&kind=${kind}`),
  afterSignedKind: ofKind((kind) => `afterSigned&kind=${kind}`),
  kindAfterSize: kinds.add((kind, size) => `kind=${kindName(kind)}&afterSize=${size}`, kindCount, sizeCount),
};

/** The evidence at a line, from its form and the forms around it. */
export function startEvidence(
  texts: readonly string[],
  forms: readonly HanForm[],
  index: number,
  add: Evidence,
): void {
  const form = forms[index];
  if (!form) return;
  const { kind } = form;
  const ending = endingNumber[form.ending];
  const before = forms[index - 1];
  const after = forms[index + 1];
  const k1 = kindNumber(before);
  const k2 = kindNumber(forms[index - 2]);
  const k3 = kindNumber(forms[index - 3]);
  const n1 = kindNumber(after);
  const n2 = kindNumber(forms[index + 2]);
  const n3 = kindNumber(forms[index + 3]);
  add(own.kind, kind);
  if (form.head) add(own.headly, form.names ? nameNumber[form.names] : 0);
  add(own.size, form.size);
  add(own.end, ending);
  for (let at = 0; at < flags.length; at++) {
    const flag = flags[at];
    const flagKind = own.flags[at];
    if (flag && flagKind && form[flag]) add(flagKind);
  }
  add(own.commas, Math.min(3, form.commas));
  if (form.quoteOpens && form.length <= longestForm && /^“[^”]*”$/u.test(texts[index] ?? ''))
    add(own.wholeQuote, kind);
  addAll(own.before, k1, k2, k3, add);
  addAll(own.after, n1, n2, n3, add);
  add(own.kindBefore, kind, k1);
  add(own.kindAfter, kind, n1);
  add(own.kindSize, kind, form.size);
  add(own.kindEnd, ending, kind);
  add(own.kindAfterTwo, kind, n1, n2);
  add(own.kindBeforeTwo, kind, k1, k2);
  add(own.kindAround, kind, k1, n1);
  if (before) {
    add(own.beforeEnd, endingNumber[before.ending]);
    add(own.beforeSize, before.size);
    if (before.signed) {
      add(own.beforeSigned);
      add(own.beforeSignedKind, kind);
    }
    if (before.genre) add(own.beforeGenre);
    add(own.beforeEndKind, endingNumber[before.ending], kind);
  }
  if (after) {
    add(own.afterSize, after.size);
    add(own.afterEndKind, endingNumber[after.ending], kind);
    if (after.signed) add(own.afterSignedKind, kind);
    add(own.kindAfterSize, kind, after.size);
  }
  surroundings(forms, index, kind, add);
  words(texts, form, index, add);
}

/** Number of what a line is; 0 where there is none. */
export const kindNumber = (form: HanForm | undefined): number => form?.kind ?? 0;

function addAll(three: typeof own.before, a: number, b: number, c: number, add: Evidence): void {
  const [first, second, third] = three;
  if (first) add(first, a);
  if (second) add(second, b);
  if (third) add(third, c);
}

const worded = {
  opensText: kinds.addPair((characters) => `opens=${characters}&text`),
  ends: kinds.addPair((characters) => `ends=${characters}`),
  opens: kinds.addPair((characters) => `opens=${characters}`),
  doubleBracket: kinds.add(() => 'doubleBracket'),
  title: ofKind((kind) => `title&kind=${kind}`),
  dash: ofKind((kind) => `dash&kind=${kind}`),
  digit: ofKind((kind) => `digit&kind=${kind}`),
  ask: ofKind((kind) => `ask&kind=${kind}`),
  afterPictures: ofNumberAndKind('afterPictures', 6),
  alikeBefore: ofKind((kind) => `beginsAlike=before&kind=${kind}`),
  alikeAfter: ofKind((kind) => `beginsAlike=after&kind=${kind}`),
};

const signalsOf = makeSignals(['《', '—', '0123456789０１２３４５６７８９', '？！?!']);
const title = 1;
const dash = 2;
const digit = 4;
const ask = 8;

/** How a headline is worded: the words it ends and begins with; lines that begin alike are a list or verse. */
function words(texts: readonly string[], form: HanForm, index: number, add: Evidence): void {
  const text = texts[index] ?? '';
  const { kind } = form;
  if (form.length > longestForm) {
    add(worded.opensText, text.charCodeAt(0), text.charCodeAt(1));
    return;
  }
  if (form.head) {
    add(worded.ends, text.charCodeAt(text.length - 2), text.charCodeAt(text.length - 1));
    add(worded.opens, text.charCodeAt(0), text.charCodeAt(1));
  }
  if (form.ending === 'bracket' && /[）)][（(][^）)]*[）)]$/u.test(text)) add(worded.doubleBracket);
  const signals = signalsOf(text);
  if ((signals & title) !== 0) add(worded.title, kind);
  if ((signals & dash) !== 0 && text.includes('——')) add(worded.dash, kind);
  if ((signals & digit) !== 0) add(worded.digit, kind);
  if ((signals & ask) !== 0) add(worded.ask, kind);
  for (let step = 1; step <= 5; step++) {
    const other = texts[index - step] ?? '';
    const next = texts[index + step] ?? '';
    if (isPictureHead(other)) add(worded.afterPictures, step, kind);
    if (other.length < 60 && beginAlike(other, text)) add(worded.alikeBefore, kind);
    if (next.length < 60 && beginAlike(next, text)) add(worded.alikeAfter, kind);
  }
}

const isPictureHead = (text: string): boolean =>
  text.length === 3 && text.startsWith('图片') && (text.endsWith('：') || text.endsWith(':'));

/** The first two units are the same. */
const beginAlike = (a: string, b: string): boolean =>
  a.length > 1 && b.length > 1
    ? a.charCodeAt(0) === b.charCodeAt(0) && a.charCodeAt(1) === b.charCodeAt(1)
    : a.slice(0, 2) === b.slice(0, 2);

const around = {
  shortBefore: ofNumberAndKind('shortBefore', reach + 1),
  shortAfter: ofNumberAndKind('shortAfter', reach + 1),
  similar: ofNumberAndKind('similar', 7),
  textBefore: ofNumberAndKind('textBefore', 7),
  textAfter: ofNumberAndKind('textAfter', 7),
  sinceSigned: ofNumberAndKind('sinceSigned', 8),
};

/** What the lines farther away say: verse, lists, the distance from signatures and credit lines. */
function surroundings(forms: readonly HanForm[], index: number, kind: number, add: Evidence): void {
  let shortBefore = 0;
  let shortAfter = 0;
  let similar = 0;
  const form = forms[index];
  for (let step = 1; step <= reach; step++) {
    const before = forms[index - step];
    const after = forms[index + step];
    if (before && isShortLine(before)) shortBefore++;
    if (after && isShortLine(after)) shortAfter++;
    if (form && before && Math.abs(before.length - form.length) <= 3 && before.length < 40) similar++;
    if (form && after && Math.abs(after.length - form.length) <= 3 && after.length < 40) similar++;
  }
  add(around.shortBefore, shortBefore, kind);
  add(around.shortAfter, shortAfter, kind);
  add(around.similar, Math.min(6, similar), kind);
  let text = 0;
  while (text < 10 && isText(forms[index - 1 - text])) text++;
  add(around.textBefore, distanceStep(text), kind);
  text = 0;
  while (text < 10 && isText(forms[index + 1 + text])) text++;
  add(around.textAfter, distanceStep(text), kind);
  let signature = 0;
  while (signature < 8 && !(forms[index - 1 - signature]?.signed ?? false)) signature++;
  if (signature < 8) add(around.sinceSigned, signature, kind);
}

const isShortLine = (form: HanForm): boolean => form.length <= 24 && form.ending !== 'full' && !form.stops;

const isText = (form: HanForm | undefined): boolean => form !== undefined && form.length > 45 && !form.credit;

/** A number of lines as one of seven distances. */
export const distanceStep = (lines: number): number =>
  lines < 4 ? lines : lines < 7 ? 4 : lines < 12 ? 5 : 6;
