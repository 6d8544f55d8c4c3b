import { cohesion } from './hanCohesion.ts';
import type { Evidence } from './hanEvidence.ts';
import type { HanForm } from './hanForms.ts';
import { leadTimes, openers } from './hanLead.ts';
import { distanceStep, kindCount, kindName, kindNumber, startKinds as kinds } from './hanStartEvidence.ts';

/** What the second pass adds at a line: how likely the first found it and its neighbours. */
export function startContext(
  texts: readonly string[],
  forms: readonly HanForm[],
  first: ArrayLike<number>,
  index: number,
  add: Evidence,
): void {
  neighbours(first, index, add);
  neighboursOfKind(forms, first, index, add);
  openArticle(forms, first, index, add);
  subject(texts, forms, index, add);
}

/** Bounds of the levels of probability; the last level is where there is no line. */
const bounds = [0.003, 0.02, 0.07, 0.2, 0.4, 0.6, 0.8, 0.95];
const levelNames = ['0', '1', '2', '3', '4', '5', '6', '7', '8', 'x'];

function levelOf(probability: number | undefined): number {
  if (probability === undefined) return levelNames.length - 1;
  let level = 0;
  while (level < bounds.length && probability >= (bounds[level] ?? 1)) level++;
  return level;
}

const ofLevel = (name: string) => kinds.add((level) => `${name}=${levelNames[level]}`, levelNames.length);
/** Evidence `p0=…&name=…`. */
const ofTwoLevels = (name: string) =>
  kinds.add(
    (own, level) => `p0=${levelNames[own]}&${name}=${levelNames[level]}`,
    levelNames.length,
    levelNames.length,
  );
const ofDistance = (name: string) => kinds.add((lines) => `${name}=${lines}`, 7);
/** Evidence `p0=…&name=…`. */
const ofLevelAndDistance = (name: string) =>
  kinds.add((own, lines) => `p0=${levelNames[own]}&${name}=${lines}`, levelNames.length, 7);

const near = {
  own: ofLevel('p0'),
  others: [-2, -1, 1, 2, 3].map((offset) => ({
    offset,
    kind: ofLevel(`p${offset}`),
    withOwn: Math.abs(offset) === 1 ? ofTwoLevels(`p${offset}`) : null,
  })),
  since: ofDistance('since'),
  ownSince: ofLevelAndDistance('since'),
  until: ofDistance('until'),
  ownUntil: ofLevelAndDistance('until'),
};

/** What the first pass found around a line. */
function neighbours(first: ArrayLike<number>, index: number, add: Evidence): void {
  const own = levelOf(first[index]);
  add(near.own, own);
  for (const { offset, kind, withOwn } of near.others) {
    const level = levelOf(first[index + offset]);
    add(kind, level);
    if (withOwn) add(withOwn, own, level);
  }
  let since = 0;
  while (since < 12 && index - since > 0 && (first[index - since - 1] ?? 0) < 0.5) since++;
  add(near.since, distanceStep(since));
  add(near.ownSince, own, distanceStep(since));
  let until = 0;
  while (until < 12 && index + until < first.length - 1 && (first[index + until + 1] ?? 0) < 0.5) until++;
  add(near.until, distanceStep(until));
  add(near.ownUntil, own, distanceStep(until));
}

/** Levels of probability for combining lines: hardly, perhaps, likely, surely; no line. */
const roughBounds = [0.05, 0.4, 0.8];
const roughCount = roughBounds.length + 2;

function roughLevel(probability: number | undefined): number {
  if (probability === undefined) return roughCount - 1;
  let level = 0;
  while (level < roughBounds.length && probability >= (roughBounds[level] ?? 1)) level++;
  return level;
}

const combined = {
  around: kinds.add(
    (before, after, kind) => `p-1=${before}&p1=${after}&kind=${kindName(kind)}`,
    roughCount,
    roughCount,
    kindCount,
  ),
  before: kinds.add(
    (two, one, kind) => `p-2=${two}&p-1=${one}&kind=${kindName(kind)}`,
    roughCount,
    roughCount,
    kindCount,
  ),
  kinds: kinds.add(
    (level, before, kind) => `p-1=${level}&before=${kindName(before)}&kind=${kindName(kind)}`,
    roughCount,
    kindCount,
    kindCount,
  ),
  lead: kinds.add(
    (level, opener, time) => `p-1=${level}&opener=${openers[opener]}&time=${leadTimes[time]}`,
    roughCount,
    openers.length,
    leadTimes.length,
  ),
};

/** The same beside what the lines are: in a series of briefs every line begins an article. */
function neighboursOfKind(
  forms: readonly HanForm[],
  first: ArrayLike<number>,
  index: number,
  add: Evidence,
): void {
  const form = forms[index];
  if (!form) return;
  const before = roughLevel(first[index - 1]);
  add(combined.around, before, roughLevel(first[index + 1]), form.kind);
  add(combined.before, roughLevel(first[index - 2]), before, form.kind);
  add(combined.kinds, before, kindNumber(forms[index - 1]), form.kind);
  if (openers[form.opener] !== 'noText') add(combined.lead, before, form.opener, form.leadTime);
}

/** What stands under the beginning of an article. */
const styles = ['none', 'credit', 'names'];

const open = {
  style: kinds.add((style, kind) => `open=${styles[style]}&kind=${kindName(kind)}`, styles.length, kindCount),
  subheads: kinds.add((count, kind) => `subheads=${count}&kind=${kindName(kind)}`, 4, kindCount),
  styleSubheads: kinds.add(
    (style, count, kind) => `open=${styles[style]}&subheads=${count}&kind=${kindName(kind)}`,
    styles.length,
    3,
    kindCount,
  ),
  alike: kinds.add((count, kind) => `alike=${count}&kind=${kindName(kind)}`, 4, kindCount),
  closes: kinds.add(
    (signed, bracketed, kind) => `closes=${signed === 1}${bracketed === 1}&kind=${kindName(kind)}`,
    2,
    2,
    kindCount,
  ),
  closesBefore: kinds.add(
    (signed, before, kind) => `closes=${signed === 1}&before=${before === 1}&kind=${kindName(kind)}`,
    2,
    2,
    kindCount,
  ),
  closesBeforeOpen: kinds.add(
    (both, style, kind) =>
      `closes=${both > 1}&before=${both % 2 === 1}&open=${styles[style]}&kind=${kindName(kind)}`,
    4,
    styles.length,
    kindCount,
  ),
};

/** The article that would go on here: how it began, whether it has subheads, whether it seems to have ended. */
function openArticle(
  forms: readonly HanForm[],
  first: ArrayLike<number>,
  index: number,
  add: Evidence,
): void {
  const kind = kindNumber(forms[index]);
  let start = index - 1;
  while (start > 0 && index - start < 40 && (first[start] ?? 0) < 0.5) start--;
  let style = 0;
  for (let at = start + 1; at < Math.min(index, start + 4) && style === 0; at++) {
    const form = forms[at];
    if (form?.credit) style = 1;
    else if (form?.names) style = 2;
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
  add(open.style, style, kind);
  add(open.subheads, Math.min(3, subheads), kind);
  add(open.styleSubheads, style, Math.min(2, subheads), kind);
  add(open.alike, Math.min(3, alike), kind);
  let end = index + 1;
  while (end < forms.length && end - index < 40 && (first[end] ?? 0) < 0.5) end++;
  const last = forms[end - 1];
  const signed = last?.signed ? 1 : 0;
  const before = forms[index - 1]?.signed ? 1 : 0;
  add(open.closes, signed, last?.bracketed ? 1 : 0, kind);
  add(open.closesBefore, signed, before, kind);
  add(open.closesBeforeOpen, 2 * signed + before, style, kind);
}

/** Bounds of the levels of a share. */
const shareLevels = [0.001, 0.04, 0.08, 0.14, 0.22, 0.35, 0.5];
const levelCount = shareLevels.length + 1;

function shareLevel(share: number): number {
  let level = 0;
  while (level < shareLevels.length && share >= (shareLevels[level] ?? 1)) level++;
  return level;
}

const subjectKinds = {
  back: kinds.add((level) => `back=${level}`, levelCount),
  on: kinds.add((level) => `on=${level}`, levelCount),
  backKind: kinds.add((level, kind) => `back=${level}&kind=${kindName(kind)}`, levelCount, kindCount),
  onKind: kinds.add((level, kind) => `on=${level}&kind=${kindName(kind)}`, levelCount, kindCount),
  acrossKind: kinds.add((level, kind) => `across=${level}&kind=${kindName(kind)}`, levelCount, kindCount),
  backAcross: kinds.add((back, across) => `back=${back}&across=${across}`, 5, levelCount),
  backOnKind: kinds.add((back, on, kind) => `back=${back}&on=${on}&kind=${kindName(kind)}`, 4, 6, kindCount),
};

/** How much a line speaks of the same things as the text before and after it. */
function subject(texts: readonly string[], forms: readonly HanForm[], index: number, add: Evidence): void {
  const shares = cohesion(texts, index);
  if (!shares) return;
  const kind = kindNumber(forms[index]);
  const back = shareLevel(shares.back);
  const on = shareLevel(shares.on);
  const across = shareLevel(shares.across);
  add(subjectKinds.back, back);
  add(subjectKinds.on, on);
  add(subjectKinds.backKind, back, kind);
  add(subjectKinds.onKind, on, kind);
  add(subjectKinds.acrossKind, across, kind);
  add(subjectKinds.backAcross, Math.min(4, back), across);
  add(subjectKinds.backOnKind, Math.min(3, back), Math.min(5, on), kind);
}
