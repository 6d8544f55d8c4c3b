import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { weightIn } from '#core/search/reprints/text.ts';

/** An archive that was made, with copies planted in it, to judge by what is found. */
export interface MadeArchive {
  readonly issues: readonly MadeIssue[];
  readonly planted: readonly PlantedCopy[];
}

export interface MadeIssue {
  readonly issueId: string;
  readonly publication: string;
  readonly texts: readonly { readonly id: string; readonly text: string }[];
}

/** A passage of one text that was copied into a text of another paper; spans count UTF-16 units. */
export interface PlantedCopy {
  readonly from: MadePlace;
  readonly to: MadePlace;
}

export interface MadePlace {
  readonly issueId: string;
  readonly textId: string;
  readonly start: number;
  readonly end: number;
}

export interface MadeArchiveOptions {
  readonly language: 'zh' | 'en';
  readonly seed: number;
  readonly papers: number;
  readonly issuesOfPaper: number;
  readonly textsOfIssue: number;
  readonly copies: number;
  /** Of the letters of a copy: each is changed, left out, or has another put before it. */
  readonly changed: number;
}

/** The least passage that is planted, in characters with all marks and spaces. */
const leastPassage = { zh: 150, en: 300 };
const textLengths = { zh: [120, 1100], en: [400, 3500] } as const;

/** Makes the archive; the same for the same options. Its words are those of the sample library, in a chance order. */
export function makeArchive(options: MadeArchiveOptions): MadeArchive {
  const { language, papers, issuesOfPaper, textsOfIssue } = options;
  const random = randomFrom(options.seed);
  const write = writerOf(language, random);
  const [least, most] = textLengths[language];
  const lengthOf = () => Math.floor(least + (most - least) * random() ** 2);
  const formula = formulas[language];
  const issues = Array.from({ length: papers }, (_, paper) => {
    // Printed in every issue of the paper; the first two papers have one advertiser in common.
    const own = write(leastPassage[language] * 2);
    return Array.from({ length: issuesOfPaper }, (_issue, number) => ({
      issueId: `p${paper}-${number}`,
      publication: `paper ${paper}`,
      texts: [
        ...Array.from({ length: textsOfIssue }, (_text, at) => ({
          id: `t${at}`,
          text: `${formula(paper, number)}${write(lengthOf())}`,
        })),
        { id: 'advertisement', text: own },
      ],
    }));
  }).flat();
  const shared = write(leastPassage[language] * 2);
  for (const issue of issues) {
    if (/^p[01]-/.test(issue.issueId)) issue.texts.push({ id: 'shared advertisement', text: shared });
  }
  const planted: PlantedCopy[] = [];
  const taken = new Set<string>();
  const pick = () => issues[Math.floor(random() * issues.length)];
  while (planted.length < options.copies) {
    const [source, target] = [pick(), pick()];
    if (!source || !target || source.publication === target.publication) continue;
    const from = source.texts[Math.floor(random() * textsOfIssue)];
    const into = target.texts[Math.floor(random() * textsOfIssue)];
    if (
      !from ||
      !into ||
      taken.has(`${target.issueId}/${into.id}`) ||
      taken.has(`${source.issueId}/${from.id}`)
    ) {
      continue;
    }
    const room = from.text.length - leastPassage[language];
    if (room < 0) continue;
    // Half of them short, the others up to the whole article.
    const length = leastPassage[language] + Math.floor(room * random() ** 2);
    const start = Math.floor((from.text.length - length) * random());
    const copy = misread(from.text.slice(start, start + length), options.changed, random, write);
    const at = Math.floor(into.text.length * random());
    taken.add(`${target.issueId}/${into.id}`).add(`${source.issueId}/${from.id}`);
    into.text = into.text.slice(0, at) + copy + into.text.slice(at);
    planted.push({
      from: { issueId: source.issueId, textId: from.id, start, end: start + length },
      to: { issueId: target.issueId, textId: into.id, start: at, end: at + copy.length },
    });
  }
  return { issues, planted };
}

/** What many articles begin with, told of as news of no paper. */
const formulas = {
  zh: (paper: number, number: number) => `本报讯：${1900 + paper}年${(number % 12) + 1}月，据本报记者报道。`,
  en: (paper: number, number: number) =>
    `From our own Correspondent. ${number + 1} March ${1900 + paper}. It is reported by the mail that arrived yesterday that `,
};

/** Numbers from 0 to 1: Mulberry32 by T. Ettinger. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const folders = { zh: '澄溪日报', en: 'The Wexcombe Courier' };

/** How often the next unit is any other. */
const jump = { zh: 0.2, en: 0.3 };

/** Writes texts in which most every two neighbours (words, or Chinese characters) stand beside one another in the sample library. */
function writerOf(language: 'zh' | 'en', random: () => number): (length: number) => string {
  const folder = fileURLToPath(
    new URL(`../../resources/sample-library/${folders[language]}/`, import.meta.url),
  );
  const source = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:txt|md)$/.test(name))
    .sort()
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
    .join('\n');
  const units = language === 'en' ? source.split(/\s+/) : (source.match(/[\p{Script=Han}，。、]/gu) ?? []);
  const after = new Map<string, string[]>();
  units.forEach((unit, at) => {
    const next = units[at + 1];
    if (next === undefined) return;
    const known = after.get(unit);
    if (known) known.push(next);
    else after.set(unit, [next]);
  });
  const glue = language === 'en' ? ' ' : '';
  return (length) => {
    let text = '';
    let unit = units[Math.floor(random() * units.length)] ?? '';
    while (text.length < length) {
      text += unit + glue;
      // Now and then another beginning, so that no text is a stretch of the source.
      const next = random() < jump[language] ? units : (after.get(unit) ?? units);
      unit = next[Math.floor(random() * next.length)] ?? '';
    }
    return text.slice(0, length);
  };
}

/** Changes letters as a bad scan does. */
function misread(
  text: string,
  changed: number,
  random: () => number,
  write: (length: number) => string,
): string {
  const others = Array.from(write(2000)).filter((letter) => weightIn(letter) > 0);
  const other = () => others[Math.floor(random() * others.length)] ?? '';
  return Array.from(text, (letter) => {
    if (weightIn(letter) === 0 || random() >= changed) return letter;
    const way = random();
    if (way < 0.7) return other();
    return way < 0.85 ? '' : other() + letter;
  }).join('');
}
