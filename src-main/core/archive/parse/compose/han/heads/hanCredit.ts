import { toHalfWidth } from '#shared/text/characters.ts';
import { makeSignals, type Signals } from '#shared/text/screens.ts';

/** A name found in a credit line, byline or signature. Offsets are UTF-16 in the searched text. */
export interface NamedSource {
  readonly name: string;
  readonly role: string | null;
  readonly start: number;
  readonly end: number;
}

/** The opening of an article's first paragraph: where the report comes from and who made it. */
export interface Credit {
  /** As printed, without the bracket of names: `本报讯`, `新华社北京12月14日电`. */
  readonly text: string;
  readonly sources: readonly NamedSource[];
}

const han = '\\p{Script=Han}';
const rank =
  '(?:首席|高级|主任|资深|见习|实习|特约|特派|特派员|驻站|随军|摄影|文字|全媒体|融媒体|融媒|客户端)';
const roleSource = `(?:${rank}{0,2}(?:记者|記者|通讯员|通訊員|评论员|評論員|观察员|撰稿人|撰稿)|实习生|见习生|摄影报道|摄影|作者(?!单位|單位|简介|簡介|为|為|系|是|均|分别)|撰文|资料整理|整理|采写|文\\/图|图\\/文)`;
const role = new RegExp(`^(?:本报|本報|本台|本刊|新华社|新華社|${han}{2,4}网)?(?:${roleSource})`, 'u');
const anyRole = new RegExp(roleSource, 'gu');

/** A Chinese name: two to four characters, or transcribed parts with a middle dot, or two spaced characters. */
const oneName = new RegExp(
  `^(?:${han}{2,4}?(?=(?:${rank}){0,2}(?:记者|記者|通讯员|通訊員|摄影|摄|攝|报道|文\\/图))|${han}{1,8}(?:[·•・]${han}{1,8})+|${han} ${han}(?!${han})|${han}{2,4}(?!${han})|[A-Z][A-Za-z.'’-]+(?: [A-Z][A-Za-z.'’-]+){0,3})`,
  'u',
);

/** Words that stand among names without being one. */
const notNames =
  /^(?:报道|報道|报导|摄影|摄影报道|摄|文|图|电|讯|综合|整理|供图|供稿|本报|本报讯|新华社|采写|撰稿|综合报道|记者|通讯员)$/u;

const agency = `(?:本报|本報|本台|本社|本网|据?新华社|新華社|中新社|人民日报|央视|中央社|路透社?|法新社|美联社|塔斯社|海通社?|哈瓦斯社?|合众社?|${han}{2,8}(?:日报|晚报|通讯社|电讯|社|网))`;
const day = `(?:[0-9]{1,2}月)?[0-9]{1,2}日|(?:[一二三四五六七八九十]{1,3}月)?[一二三四五六七八九十廿卅]{1,3}日`;
/** What the opening of a paragraph must hold for one of its forms to be tried. */
const signalsOf = makeSignals(['讯訊电電道息介员員者', '讯訊电電消', '日', '者员員稿生影文理写图']);
const telling = 0b0001;
const despatch = 0b0010;
const onDay = 0b0110;
const withRole = 0b1000;

const openings: readonly { readonly needs: Signals; readonly first?: string; readonly pattern: RegExp }[] = [
  // 本报讯（记者 甲 乙）, 本报12月14日讯, 新华社北京12月14日电（记者 丙）
  {
    needs: despatch,
    pattern: new RegExp(
      `^(?<credit>${agency}(?:讯|訊|消息|${han}{0,8}(?:${day})(?:专|急|综合)?(?:电|電|讯|訊|消息)))(?: ?[(（](?<names>[^()（）]{2,120})[)）])?`,
      'u',
    ),
  },
  // 北京12月14日电 （记者…）
  {
    needs: onDay,
    pattern: new RegExp(
      `^(?<credit>${han}{2,8}(?:${day})(?:专|急|综合)?(?:电|電|讯|訊))(?: ?[(（](?<names>[^()（）]{2,120})[)）])?`,
      'u',
    ),
  },
  // （重慶廿日海通電）, （本報訊）, 【本报讯】
  {
    needs: despatch,
    first: '(（【[',
    pattern: new RegExp(
      `^(?<credit>[(（【[](?:${agency}|${han}{1,8}(?:${day}))${han}{0,6}(?:电|電|讯|訊)[)）】\\]])(?<names>$^)?`,
      'u',
    ),
  },
  // 据新华社报道, 据市气象台消息
  {
    needs: telling,
    first: '据',
    pattern:
      /^(?<credit>据[^，。]{2,20}?(?:报道|消息|介绍|电))(?: ?[(（](?<names>[^()（）]{2,60})[)）])?(?=[，,：: ])/u,
  },
  // （记者 甲 通讯员 乙）
  {
    needs: withRole,
    first: '(（',
    pattern: new RegExp(`^(?<credit>)[(（](?<names>(?:${agency})?${roleSource}[^()（）]{2,120})[)）]`, 'u'),
  },
  // 本报记者 甲 乙 报道
  {
    needs: withRole,
    pattern: new RegExp(
      `^(?<credit>)(?<names>(?:${agency})${roleSource} ?${han}{2,4}(?: ${han}{2,4}){0,5}) ?(?:报道|文/图|通讯员)?(?= |$|[:：])`,
      'u',
    ),
  },
];

/** The credit that opens a paragraph; null when it opens without one. `borders` as for readNames. */
export function openingCredit(paragraph: string, borders: readonly number[] = []): Credit | null {
  const found = signalsOf(paragraph.slice(0, 60));
  if ((found & telling) === 0) return null;
  const head = toHalfWidth(paragraph.slice(0, 200));
  const firstCharacter = head.charAt(0);
  for (const { needs, first, pattern } of openings) {
    if ((found & needs) !== needs || (first !== undefined && !first.includes(firstCharacter))) continue;
    const match = pattern.exec(head);
    if (!match?.groups) continue;
    const names = match.groups.names;
    const start =
      names === undefined ? 0 : match.index + match[0].indexOf(names, (match.groups.credit ?? '').length);
    const sources =
      names === undefined ? [] : readNames(head.slice(start, start + names.length), start, borders);
    const credit = match.groups.credit ?? '';
    if (credit === '' && sources.length === 0) continue;
    return { text: paragraph.slice(0, credit.length), sources };
  }
  return null;
}

/** A role after the name: 郑望 摄. Writing (文) is what the role before the name says already. */
const trailingRole =
  /^(?:摄|攝|摄影|图|图文|文|文\/图|图\/文|摄影报道|供图|报道|报导|综合报道)(?= |$|[、，,;；)）/])/u;

/**
 * Names with their roles in `记者 甲 乙 见习记者 丙 通讯员丁 文 戊 摄`. A role stands before its names, or
 * after the last of them. Names may be separated by spaces, enumeration commas or semicolons, or be set with
 * a space between two characters. `borders` are the offsets where a line ended: the space between two names
 * may have been lost there.
 */
export function readNames(printed: string, offset = 0, borders: readonly number[] = []): NamedSource[] {
  const text = toHalfWidth(printed);
  const sources: NamedSource[] = [];
  let current: string | null = null;
  let group: number[] = [];
  let at = 0;
  while (at < text.length) {
    const rest = text.slice(at);
    const separator = /^[\s、，,;；:：/&()（）—-]+/u.exec(rest);
    if (separator) {
      at += separator[0].length;
      continue;
    }
    const after = group.length > 0 ? trailingRole.exec(rest) : null;
    if (after) {
      for (const index of group) {
        const source = sources[index];
        if (source && source.role === null) sources[index] = { ...source, role: after[0] };
      }
      current = null;
      group = [];
      at += after[0].length;
      continue;
    }
    const before = role.exec(rest);
    if (before) {
      current = before[0].replace(/^(?:本[报報台刊]|新[华華]社|\p{Script=Han}{2,4}网)/u, '');
      group = [];
      at += before[0].length;
      continue;
    }
    const found = nameBeforeBorder(rest, offset + at, borders) ?? oneName.exec(rest);
    if (!found) {
      at += nextWord.exec(rest)?.[0].length ?? 1;
      continue;
    }
    const name = found[0].replace(/(?<=\p{Script=Han})[ \u3000](?=\p{Script=Han})/gu, '');
    if (!notNames.test(name)) {
      group.push(sources.length);
      sources.push({ name, role: current, start: offset + at, end: offset + at + found[0].length });
    }
    at += found[0].length;
  }
  return sources.some((source) => source.role !== null) ? sources : [];
}

/** Two names run together at a line's end: the first of them. */
function nameBeforeBorder(rest: string, at: number, borders: readonly number[]): readonly [string] | null {
  const run = /^\p{Script=Han}{4,8}(?!\p{Script=Han})/u.exec(rest)?.[0];
  if (!run) return null;
  const border = borders.find(
    (offset) => offset - at >= 2 && offset - at <= 4 && at + run.length - offset >= 2,
  );
  return border === undefined ? null : [run.slice(0, border - at)];
}

const nextWord = /^[^\s、，,;；:：/&()（）]+/u;

const anyAgency = new RegExp(agency, 'gu');
const bullets = '[□■◎●○◆◇▲△★☆*•·—-]';
const bylineForms: readonly RegExp[] = [
  new RegExp(
    `^${bullets}{0,2} ?[(（]?(?:${agency})?(?:${han}{0,6}分社)?(?:驻${han}{1,6})?(?<names>${roleSource}[ :：/]?.{2,60}?)[)）]?$`,
    'u',
  ),
];

const bulletMark = new RegExp(`^(?:${bullets}|＊|－)`, 'u');
const bareNames = new RegExp(`^${bullets} ?(?<name>${han}{2,4}(?:[ 、]${han}{2,4}){0,3})$`, 'u');

/** `作者：甲;乙  时间：2019-12-25`, as archives print over an article. */
const archiveByline =
  /^(?:作者:(?<names>.*?))?\s*(?:(?:时间|日期|发布时间|发布日期):\s?\d{4}[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}日?(?:\s\d{1,2}:\d{2}(?::\d{2})?)?)(?:\s+来源:.{1,30})?$|^作者:(?<alone>.{2,60})$/u;

function archivedNames(match: RegExpExecArray, text: string): NamedSource[] {
  const names = match.groups?.names ?? match.groups?.alone ?? '';
  let at = text.indexOf(names);
  return names.split(/[;,、]/u).flatMap((printed) => {
    const name = printed.trim();
    const start = at + printed.indexOf(name);
    at += printed.length + 1;
    return name === '' ? [] : [{ name, role: '作者', start, end: start + name.length }];
  });
}

/** A line that holds nothing but names with their roles; null for any other line. */
export function readBylineLine(line: string): NamedSource[] | null {
  const archived = /[:：]/.test(line) ? archiveByline.exec(toHalfWidth(line)) : null;
  if (archived) return archivedNames(archived, toHalfWidth(line));
  if (line.length > 80 || /[。！？!?，；]/.test(line)) return null;
  const hasRole = (signalsOf(line) & withRole) !== 0;
  if (!hasRole && !bulletMark.test(line)) return null;
  const text = toHalfWidth(line);
  for (const form of hasRole ? bylineForms : []) {
    const match = form.exec(text);
    if (!match?.groups?.names) continue;
    const start = match[0].indexOf(match.groups.names);
    const names = match.groups.names;
    const sources = readNames(names, start);
    if (sources.length > 0 && namesFill(text, start, start + names.length, sources)) return sources;
  }
  const bare = bareNames.exec(text);
  if (bare?.groups?.name) {
    const from = text.indexOf(bare.groups.name);
    return bare.groups.name.split(/[ 、]/u).map((name) => {
      const start = text.indexOf(name, from);
      return { name, role: null, start, end: start + name.length };
    });
  }
  return null;
}

/** Nothing but roles, names, separators and the words that belong to a byline. */
function namesFill(text: string, from: number, to: number, sources: readonly NamedSource[]): boolean {
  let rest = '';
  let at = from;
  for (const source of sources) {
    rest += text.slice(at, source.start);
    at = source.end;
  }
  rest += text.slice(at, to);
  const left = rest
    .replace(anyRole, '')
    .replace(anyAgency, '')
    .replace(/报道|报导|综合报道|摄|文|图|供图|供稿/gu, '');
  return /^[\s、，,;；:：/()（）&—-]*$/u.test(left);
}

/** Two to four characters alone in brackets after the last sentence; null when they are a remark. */
function bareSignature(paragraph: string): NamedSource[] {
  const match = /[。！？”…][(（](?<name>\p{Script=Han}{2,4}|\p{Script=Han} \p{Script=Han})[)）]$/u.exec(
    paragraph,
  );
  const name = match?.groups?.name;
  if (!name || remark.test(name)) return [];
  const end = paragraph.length - 1;
  return [{ name: name.replace(/ /gu, ''), role: null, start: end - name.length, end }];
}

/** What else stands in brackets at an article's end: where it was taken from, that it is shortened. */
const remark =
  /综合|转载|摘|据|待续|完$|节选|有删|供稿|供图|整理|报道|资料|图片|新华|日报|晚报|本报|作者|编者|来源|原载|下转|上接|略$|笑|掌声/u;

const signedNames = new RegExp(`[(（](?<names>(?:${agency})?${roleSource}[^()（）]{2,60})[)）]$`, 'u');

/** Names in brackets that close a text: `……。（记者 甲 通讯员 乙）`, `……。（丙）`. */
export function closingSignature(paragraph: string): readonly NamedSource[] {
  if (!')）'.includes(paragraph.charAt(paragraph.length - 1))) return [];
  const tail = toHalfWidth(paragraph.slice(-80));
  const match = signedNames.exec(tail);
  if (!match?.groups?.names) return bareSignature(paragraph);
  const offset = paragraph.length - tail.length + match.index + 1;
  const sources = readNames(match.groups.names, offset);
  return namesFill(
    tail,
    match.index + 1,
    match.index + 1 + match.groups.names.length,
    sources.map((source) => ({
      ...source,
      start: source.start - (paragraph.length - tail.length),
      end: source.end - (paragraph.length - tail.length),
    })),
  )
    ? sources
    : [];
}
