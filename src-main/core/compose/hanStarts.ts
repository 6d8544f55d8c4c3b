import { type HanForm, hanForm } from './hanForms.ts';
import startWeights from './hanStartWeights.json' with { type: 'json' };

/** Weights of both passes by the name of the evidence. */
export interface StartWeights {
  readonly first: Readonly<Record<string, number>>;
  readonly second: Readonly<Record<string, number>>;
}
const shippedWeights: StartWeights = startWeights;

/** Collects the evidence at a line, by name. */
export type Evidence = (name: string) => void;

/** Lines before and after the one in question that evidence is taken from. */
const reach = 6;

/**
 * Tells at which lines of a text without marks, indents or separating blank lines an article begins. A
 * logistic model over named evidence in the lines around (weights trained by tests/bench/structure/train.ts);
 * a second pass also sees how likely the neighbours are.
 */
export const articleStarts = (texts: readonly string[]): Float64Array =>
  startProbabilities(texts, texts.map(hanForm), shippedWeights);

/** The same with other weights, as the measurements need it. */
export function startProbabilities(
  texts: readonly string[],
  forms: readonly HanForm[],
  weights: StartWeights,
): Float64Array {
  const first = score(texts, forms, weights.first);
  const pairs = new Subjects(texts);
  return score(
    texts,
    forms,
    weights.second,
    (index, add) => context(pairs, forms, first, index, add),
    (index) => (isOpen(first[index] ?? 0) ? null : (first[index] ?? 0)),
  );
}

/** Whether the first pass left it open what a line is: only then is the second asked. */
export const isOpen = (probability: number): boolean => probability > 0.004 && probability < 0.996;

/** What the second pass adds at a line. */
export function context(
  pairs: Subjects,
  forms: readonly HanForm[],
  first: ArrayLike<number>,
  index: number,
  add: Evidence,
): void {
  neighbours(first, index, add);
  openArticle(forms, first, index, add);
  cohesion(pairs, forms, index, add);
}

/** The article that would go on here: how it began, whether it has subheads, whether it seems to have ended. */
function openArticle(
  forms: readonly HanForm[],
  first: ArrayLike<number>,
  index: number,
  add: Evidence,
): void {
  const kind = kindOfForm(forms[index]);
  let start = index - 1;
  while (start > 0 && index - start < 40 && (first[start] ?? 0) < 0.5) start--;
  let style = 'none';
  for (let at = start + 1; at < Math.min(index, start + 4); at++) {
    const form = forms[at];
    if (form?.credit) style = 'credit';
    else if (form?.names) style = 'names';
    if (style !== 'none') break;
  }
  let subheads = 0;
  let alike = 0;
  for (let at = start + 2; at < index; at++) {
    const form = forms[at];
    const after = forms[at + 1];
    if (!form?.head || form.names || !after || after.head) continue;
    subheads++;
    if (Math.abs(form.length - (forms[index]?.length ?? 0)) <= 3) alike++;
  }
  add(`open=${style}&kind=${kind}`);
  add(`subheads=${Math.min(3, subheads)}&kind=${kind}`);
  add(`open=${style}&subheads=${Math.min(2, subheads)}&kind=${kind}`);
  add(`alike=${Math.min(3, alike)}&kind=${kind}`);
  let end = index + 1;
  while (end < forms.length && end - index < 40 && (first[end] ?? 0) < 0.5) end++;
  const last = forms[end - 1];
  const before = forms[index - 1];
  add(`closes=${last?.signed ?? false}${last?.bracketed ?? false}&kind=${kind}`);
  add(`closes=${last?.signed ?? false}&before=${before?.signed ?? false}&kind=${kind}`);
  add(`closes=${last?.signed ?? false}&before=${before?.signed ?? false}&open=${style}&kind=${kind}`);
}

/** Han characters that say nothing of a text's subject. */
const common = new Set(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最',
);

/** Characters of a neighbouring paragraph that are compared. */
const compared = 260;

const firstHan = 0x3400;
const lastHan = 0x9fff;
const isCommon = new Uint8Array(lastHan + 1);
for (const character of common) isCommon[character.charCodeAt(0)] = 1;

/** The pairs of characters that may say what a text is about, each as one number. */
function subjects(text: string): number[] {
  const pairs: number[] = [];
  const end = Math.min(text.length, compared) - 1;
  for (let at = 0; at < end; at++) {
    const a = text.charCodeAt(at);
    const b = text.charCodeAt(at + 1);
    if (a < firstHan || b < firstHan || a > lastHan || b > lastHan) continue;
    if (isCommon[a] === 1 && isCommon[b] === 1) continue;
    pairs.push(a * 0x10000 + b);
  }
  return pairs;
}

/** Every line's pairs, found once. */
export class Subjects {
  private readonly found: (readonly number[] | undefined)[] = [];
  private readonly texts: readonly string[];

  constructor(texts: readonly string[]) {
    this.texts = texts;
  }

  at(index: number): readonly number[] {
    const known = this.found[index];
    if (known) return known;
    const pairs = subjects(this.texts[index] ?? '');
    this.found[index] = pairs;
    return pairs;
  }
}

/** How much a line speaks of the same things as the text before and after it. */
function cohesion(pairs: Subjects, forms: readonly HanForm[], index: number, add: Evidence): void {
  const kind = kindOfForm(forms[index]);
  const own = new Set(pairs.at(index));
  if (own.size === 0) return;
  const before = new Set<number>();
  for (let step = 1; step <= Math.min(4, index); step++)
    for (const pair of pairs.at(index - step)) before.add(pair);
  const after = new Set<number>();
  for (let step = 1; step <= 2; step++) for (const pair of pairs.at(index + step)) after.add(pair);
  const share = (mine: ReadonlySet<number>, others: ReadonlySet<number>): number => {
    if (mine.size === 0) return 0;
    let both = 0;
    for (const pair of mine) if (others.has(pair)) both++;
    return both / mine.size;
  };
  const level = (value: number) =>
    [0.001, 0.04, 0.08, 0.14, 0.22, 0.35, 0.5].filter((bound) => value >= bound).length;
  const back = level(share(own, before));
  const on = level(share(own, after));
  const across = level(share(after, before));
  add(`back=${back}`);
  add(`on=${on}`);
  add(`back=${back}&kind=${kind}`);
  add(`on=${on}&kind=${kind}`);
  add(`across=${across}&kind=${kind}`);
  add(`back=${Math.min(4, back)}&across=${across}`);
  add(`back=${Math.min(3, back)}&on=${Math.min(5, on)}&kind=${kind}`);
}

/**
 * The probability at every line, for one set of weights. `more` adds evidence; `known` answers the probability
 * of a line that is settled already.
 */
export function score(
  texts: readonly string[],
  forms: readonly HanForm[],
  weights: Readonly<Record<string, number>>,
  more: (index: number, add: Evidence) => void = () => undefined,
  known: (index: number) => number | null = () => null,
): Float64Array {
  const table = new Map(Object.entries(weights));
  const bias = table.get('bias') ?? 0;
  const result = new Float64Array(forms.length);
  let sum = 0;
  const add = (name: string) => {
    sum += table.get(name) ?? 0;
  };
  for (let index = 0; index < forms.length; index++) {
    const settled = known(index);
    if (settled !== null) {
      result[index] = settled;
      continue;
    }
    sum = bias;
    startEvidence(texts, forms, index, add);
    more(index, add);
    result[index] = 1 / (1 + Math.exp(-sum));
  }
  return result;
}

/** What the first pass found around a line. */
export function neighbours(first: ArrayLike<number>, index: number, add: Evidence): void {
  const level = (value: number | undefined) =>
    value === undefined ? 'x' : String(Math.min(4, Math.floor(value * 5)));
  const own = level(first[index]);
  add(`p0=${own}`);
  for (const offset of [-2, -1, 1, 2, 3]) {
    add(`p${offset}=${level(first[index + offset])}`);
    if (Math.abs(offset) === 1) add(`p0=${own}&p${offset}=${level(first[index + offset])}`);
  }
  let since = 0;
  while (since < 12 && index - since > 0 && (first[index - since - 1] ?? 0) < 0.5) since++;
  add(`since=${distance(since)}`);
  add(`p0=${own}&since=${distance(since)}`);
  let until = 0;
  while (until < 12 && index + until < first.length - 1 && (first[index + until + 1] ?? 0) < 0.5) until++;
  add(`until=${distance(until)}`);
  add(`p0=${own}&until=${distance(until)}`);
}

const distance = (lines: number): number => (lines < 4 ? lines : lines < 7 ? 4 : lines < 12 ? 5 : 6);

/** One word for what a line is, for combining lines. */
export function kindOfForm(form: HanForm | undefined): string {
  if (!form) return 'edge';
  if (form.credit) return 'credit';
  if (form.signed) return form.length <= 45 ? 'textShort' : 'text';
  if (form.names) return `name-${form.names}`;
  if (form.bracketed) return 'bracket';
  if (form.table) return 'table';
  if (form.item) return form.length <= 30 ? 'item' : 'itemText';
  if (form.caption && form.length < 40) return 'caption';
  if (form.head) return form.length <= 8 ? 'headShort' : form.length <= 30 ? 'head' : 'headLong';
  if (form.ending === 'full' || form.stops) return form.length <= 45 ? 'textShort' : 'text';
  if (form.signed) return 'text';
  return form.length <= 45 ? 'line' : 'text';
}

const isShortLine = (form: HanForm): boolean => form.length <= 24 && form.ending !== 'full' && !form.stops;

/** The evidence at a line, from its form and the forms around it. */
export function startEvidence(
  texts: readonly string[],
  forms: readonly HanForm[],
  index: number,
  add: Evidence,
): void {
  const form = forms[index];
  if (!form) return;
  const at = (offset: number): HanForm | undefined => forms[index + offset];
  const kind = kindOfForm(form);
  const kinds = [-3, -2, -1, 1, 2, 3].map((offset) => kindOfForm(at(offset)));
  const [k3, k2, k1, n1, n2, n3] = kinds;
  add(`kind=${kind}`);
  if (form.head) add(`headly&names=${form.names ?? 'no'}`);
  add(`size=${form.size}`);
  add(`end=${form.ending}`);
  for (const flag of ['genre', 'signed', 'continuation', 'deck', 'quoteOpens', 'colon', 'caption'] as const)
    if (form[flag]) add(flag);
  add(`commas=${Math.min(3, form.commas)}`);
  add(`before=${k1}`);
  add(`before2=${k2}`);
  add(`before3=${k3}`);
  add(`after=${n1}`);
  add(`after2=${n2}`);
  add(`after3=${n3}`);
  add(`kind=${kind}&before=${k1}`);
  add(`kind=${kind}&after=${n1}`);
  add(`kind=${kind}&size=${form.size}`);
  add(`kind=${kind}&end=${form.ending}`);
  add(`kind=${kind}&after=${n1}&after2=${n2}`);
  add(`kind=${kind}&before=${k1}&before2=${k2}`);
  add(`kind=${kind}&before=${k1}&after=${n1}`);
  const before = at(-1);
  const after = at(1);
  if (before) {
    add(`beforeEnd=${before.ending}`);
    add(`beforeSize=${before.size}`);
    if (before.signed) {
      add('beforeSigned');
      add(`beforeSigned&kind=${kind}`);
    }
    if (before.genre) add('beforeGenre');
    add(`beforeEnd=${before.ending}&kind=${kind}`);
  }
  if (after) {
    add(`afterSize=${after.size}`);
    add(`afterEnd=${after.ending}&kind=${kind}`);
    if (after.signed) add(`afterSigned&kind=${kind}`);
    add(`kind=${kind}&afterSize=${after.size}`);
  }
  surroundings(forms, index, kind, add);
  words(texts, forms, index, kind, add);
}

/** How a headline is worded: the words it ends and begins with; lines that begin alike are a list or verse. */
function words(
  texts: readonly string[],
  forms: readonly HanForm[],
  index: number,
  kind: string,
  add: Evidence,
): void {
  const text = texts[index] ?? '';
  const form = forms[index];
  if (!form || form.length > 60) {
    add(`opens=${text.slice(0, 2)}&text`);
    return;
  }
  if (form.head) {
    add(`ends=${text.slice(-2)}`);
    add(`opens=${text.slice(0, 2)}`);
  }
  if (/[）)][（(][^）)]*[）)]$/u.test(text)) add('doubleBracket');
  if (/《/u.test(text)) add(`title&kind=${kind}`);
  if (/——/u.test(text)) add(`dash&kind=${kind}`);
  if (/[0-9０-９]/u.test(text)) add(`digit&kind=${kind}`);
  if (/[？！?!]/u.test(text)) add(`ask&kind=${kind}`);
  for (let step = 1; step <= 5; step++) {
    if (/^图片[：:]$/u.test(texts[index - step] ?? '')) add(`afterPictures=${step}&kind=${kind}`);
    const other = texts[index - step] ?? '';
    const next = texts[index + step] ?? '';
    if (other.length < 60 && other.slice(0, 2) === text.slice(0, 2)) add(`beginsAlike=before&kind=${kind}`);
    if (next.length < 60 && next.slice(0, 2) === text.slice(0, 2)) add(`beginsAlike=after&kind=${kind}`);
  }
}

/** What the lines farther away say: verse, lists, the distance from signatures and credit lines. */
function surroundings(forms: readonly HanForm[], index: number, kind: string, add: Evidence): void {
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
  add(`shortBefore=${shortBefore}&kind=${kind}`);
  add(`shortAfter=${shortAfter}&kind=${kind}`);
  add(`similar=${Math.min(6, similar)}&kind=${kind}`);
  let text = 0;
  while (text < 10 && isText(forms[index - 1 - text])) text++;
  add(`textBefore=${distance(text)}&kind=${kind}`);
  text = 0;
  while (text < 10 && isText(forms[index + 1 + text])) text++;
  add(`textAfter=${distance(text)}&kind=${kind}`);
  let signature = 0;
  while (signature < 8 && !(forms[index - 1 - signature]?.signed ?? false)) signature++;
  if (signature < 8) add(`sinceSigned=${signature}&kind=${kind}`);
}

const isText = (form: HanForm | undefined): boolean => form !== undefined && form.length > 45 && !form.credit;

/** A stretch of passages that is one paragraph although columns broke it. */
export interface Unit {
  /** Index of its first passage. */
  readonly first: number;
  readonly text: string;
}

/** Characters at either end of a long unit that evidence is taken from. */
const keptEnds = 300;

/**
 * Puts the parts of broken paragraphs together, so that a torn sentence is not taken for a line of its own.
 * Only running text can be broken: it has some length or holds a sentence already.
 */
export function unitsOf(texts: readonly string[], isBoundary: (index: number) => boolean): Unit[] {
  const units: Unit[] = [];
  let first = 0;
  let parts: string[] = [];
  const flush = () => {
    if (parts.length > 0) units.push({ first, text: ends(parts) });
    parts = [];
  };
  texts.forEach((text, index) => {
    if (parts.length === 0 || isBoundary(index) || !goesOnAfter(parts, text)) {
      flush();
      first = index;
    }
    parts.push(text);
  });
  flush();
  return units;
}

function ends(parts: readonly string[]): string {
  const [first = ''] = parts;
  if (parts.length === 1) return first;
  const last = parts.at(-1) ?? '';
  return parts.length === 2 && first.length + last.length < 2 * keptEnds
    ? first + last
    : `${first.slice(0, keptEnds)}${last.slice(-keptEnds)}`;
}

/** Whether running text without its end goes on in the next line. */
function goesOnAfter(parts: readonly string[], text: string): boolean {
  const last = parts.at(-1) ?? '';
  if (/^(?:[，。、；：！？”）》」』]|’(?![\d０-９]))/u.test(text)) return true;
  const running = parts.length > 1 || last.length > 100 || (last.length > 24 && /[。；]/u.test(last));
  if (!running || !isTorn(last)) return false;
  const form = hanForm(text);
  return !form.credit && form.names !== 'role' && !form.bracketed && !form.item;
}

/** Ends in the middle of a sentence. */
export function isTorn(text: string): boolean {
  const tail = text.slice(-40);
  if (/[，、]$/u.test(tail)) return true;
  if (/[；：]$|[—－―]{2,3}\p{Script=Han}{0,6}$/u.test(tail)) return false;
  if (/(?:[。！？!?…：:]|[—－]{2}|\.)["”’」』）)》〉】]*$/u.test(tail)) return false;
  return !/[）)】]$/u.test(tail) || /[（(][^（()）]*$/u.test(tail);
}
