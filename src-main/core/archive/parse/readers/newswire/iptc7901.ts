import { isoDate } from '../../dates/dates.ts';
import { type BlockMarks, CanonicalText, hasInk } from '../blocks/canonicalText.ts';
import { decodeWarnings } from '../blocks/textBlocks.ts';
import { type BlockRole, type ReadResult, type SourceReader, UnreadableFileError } from '../reader.ts';

const startOfHeader = '\u0001';
const endOfText = '\u0003';
/** Lines are parted by CR LF; the marks of the transmission stand at their ends or on lines of their own. */
const lineEnd = /\r\n|[\n\r\u2028\u2029]/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are the format's own marks.
const control = /[\u0000-\u0008\u000e-\u001f\u007f]/gu;

/** Source and message number, urgency, category, words: `abc0123 4 i 211  agency 061`. */
const headerLine = /^[A-Za-z]{1,4}\d{3,4}\s+\d\s+[A-Za-z]{1,4}\s+\d{1,5}(?:\s+(?<rest>\S.*))?$/u;
/** Day, hour, minute, month and year: `131137 GMT Nov 13`. */
const stampLine = /^(?<day>\d{2})\d{4}(?:\s+[A-Z]{3,4})?\s+(?<month>[A-Za-z]{3})[a-z]*\s+(?<year>\d{2,4})$/u;
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
/** The line that ends the head closes with this. */
const headEnd = /\s*=\s*$/u;
/** Keywords, parted and closed by a stroke: `Country-politics/`. */
const slugLine = /^[^\s/][^/]{0,60}(?:\/[^/]{1,60})*\/$/u;
/** What a desk says of the message: a correction, its place in a series. */
const deskNote = /^(?:[\p{Lu}\d\s:.,()-]+|[(（].*[)）])$/u;
/** From here on the message speaks to editors. */
const editorsPart = /^(?:#{1,3}\s|\*(?:\s*\*)+$|-{3,}$)/u;
/** Lines of a head; a message without an end of its head has none. */
const longestHead = 12;
/** Characters looked at to tell the format. */
const sniffSize = 64 * 1024;

/**
 * IPTC 7901, the text format of news agencies (also without its control characters): one message is one article;
 * those of an agency and day are one issue. Source: IPTC, Recommendation 7901.
 */
export const iptc7901Reader: SourceReader = {
  format: 'iptc7901',
  matches: ({ decoded }) => {
    if (!decoded) return false;
    const head = decoded.text.slice(0, sniffSize);
    const lines = head.split(lineEnd).map(bare);
    const first = lines.find((line) => line !== '');
    if (first === undefined || !headerLine.test(first)) return false;
    return head.includes(endOfText) || lines.some((line) => stampLine.test(line));
  },
  read: async ({ path, decoded }) => {
    if (!decoded) throw new UnreadableFileError('noReader', `${path} is not text.`);
    const issues = new Map<string, Message[]>();
    for (const text of messagesIn(decoded.text)) {
      const message = readMessage(text);
      const key = `${message.agency ?? ''}\0${message.date ?? ''}`;
      const known = issues.get(key);
      if (known) known.push(message);
      else issues.set(key, [message]);
    }
    const results = [...issues.values()].map((messages, index): ReadResult => {
      const part = issues.size > 1 ? `${messages[0]?.date ?? 'undated'} ${index + 1}` : undefined;
      const result = writeIssue(messages, decoded.encoding, part);
      return { ...result, warnings: decodeWarnings(decoded, result.text) };
    });
    if (results.every(({ blocks }) => blocks.length === 0))
      throw new UnreadableFileError('empty', `${path} is an IPTC 7901 message without text.`);
    return results;
  },
};

interface MessagePart {
  /** Null for what nobody reads. */
  readonly role: BlockRole | null;
  readonly lines: readonly string[];
}

interface Message {
  readonly agency: string | null;
  readonly date: string | null;
  readonly parts: readonly MessagePart[];
  /** The marks of the transmission. */
  readonly controls: string;
}

const bare = (line: string): string => line.replace(control, '').trim();

/** A file may hold several messages, each begun by its mark. */
function messagesIn(text: string): string[] {
  return text
    .split(startOfHeader)
    .map((message, index) => (index === 0 ? message : startOfHeader + message))
    .filter((message) => hasInk(message));
}

function readMessage(text: string): Message {
  const lines = text.split(lineEnd).map((line) => line.replace(control, ''));
  const parts: MessagePart[] = [];
  let at = lines.findIndex((line) => line.trim() !== '');
  const header = headerLine.exec(lines[at]?.trim() ?? '');
  if (header) parts.push({ role: null, lines: [lines[at++]?.trim() ?? ''] });
  const stampAt = lines.findLastIndex((line) => stampLine.test(line.trim()));
  const until = stampAt < at ? lines.length : stampAt;
  const body = lines.slice(at, until);
  const headLines = body.findIndex((line) => headEnd.test(line));
  const hasHead = headLines >= 0 && body.slice(0, headLines + 1).filter(hasInk).length <= longestHead;
  if (hasHead) parts.push(...readHead(body.slice(0, headLines + 1).filter(hasInk)));
  parts.push(...readText(body.slice(hasHead ? headLines + 1 : 0)));
  for (const line of lines.slice(until)) if (hasInk(line)) parts.push({ role: null, lines: [line.trim()] });
  return {
    agency: agencyOf(header?.groups?.rest),
    date: dateOf(lines[stampAt]?.trim()),
    parts,
    controls: (text.match(control) ?? []).join(''),
  };
}

/** The service that the header names before its running number: `dpa 061`. */
function agencyOf(rest: string | undefined): string | null {
  return /(?<name>\p{L}[\p{L}.-]*)\s*\d+$/u.exec(rest ?? '')?.groups?.name?.replace(/[-.].*$/u, '') ?? null;
}

function dateOf(stamp: string | undefined): string | null {
  const { day, month, year } = stampLine.exec(stamp ?? '')?.groups ?? {};
  if (day === undefined || month === undefined || year === undefined) return null;
  const number = months.indexOf(month.toLowerCase()) + 1;
  // The format is of 1979; of two digits the later century counts up to then.
  const century = year.length > 2 ? 0 : Number(year) < 79 ? 2000 : 1900;
  return number === 0 ? null : isoDate(century + Number(year), number, Number(day));
}

/** Keywords, notes of the desk, the headline on one or more lines, a byline; the last line ends with `=`. */
function readHead(lines: readonly string[]): MessagePart[] {
  const parts: MessagePart[] = [];
  const headline: string[] = [];
  for (const [index, raw] of lines.entries()) {
    const line = raw.trim();
    const isLast = index === lines.length - 1;
    if (headline.length === 0 && !isLast && slugLine.test(line)) parts.push({ role: null, lines: [line] });
    else if (headline.length === 0 && !isLast && deskNote.test(line))
      parts.push({ role: 'kicker', lines: [line] });
    else if (headline.length > 0 && /^(?:by|von|par|por|di)\s+\S/iu.test(line))
      parts.push({ role: 'headline', lines: headline.splice(0) }, { role: 'byline', lines: [ended(line)] });
    else headline.push(ended(line));
  }
  if (headline.length > 0) parts.push({ role: 'headline', lines: headline });
  return [...parts, { role: null, lines: ['='] }];
}

const ended = (line: string): string => line.replace(headEnd, '').trim();

/** Paragraphs begin after an empty line or with an indent; what is for editors only is no part of the article. */
function readText(lines: readonly string[]): MessagePart[] {
  const parts: { readonly role: BlockRole; readonly lines: string[] }[] = [];
  let isForEditors = false;
  let isOpen = false;
  for (const [index, raw] of lines.entries()) {
    const line = raw.trim();
    if (line === '') {
      isOpen = false;
      continue;
    }
    if (!isForEditors && (editorsPart.test(line) || isSignOff(lines, index))) isForEditors = true;
    const isIndented = /^\s{2,}/u.test(raw) && !isForEditors;
    const last = parts.at(-1);
    if (last && isOpen && !isIndented && !/^[-•*]\s/u.test(line)) last.lines.push(line);
    else parts.push({ role: isForEditors ? 'notice' : 'paragraph', lines: [line] });
    isOpen = true;
  }
  return parts;
}

/** The last line: the agency and the letters of those who wrote and sent the message (`dpa wsz npr`). */
const isSignOff = (lines: readonly string[], index: number): boolean =>
  /^\p{Ll}{2,5}(?:[\s/-]+\p{Ll}{1,4}){1,6}$/u.test((lines[index] ?? '').trim()) &&
  !lines.slice(index + 1).some(hasInk);

function writeIssue(messages: readonly Message[], encoding: string, part: string | undefined): ReadResult {
  const canonical = new CanonicalText();
  messages.forEach(({ parts, controls }, index) => {
    for (const { role, lines } of parts) {
      if (role === null) canonical.drop(lines.join('\n'), 'markup');
      else
        canonical.addBlock(
          lines.map((text) => ({ text })),
          marksOf(role, String(index + 1)),
        );
    }
    canonical.drop(controls, 'controlCharacter');
  });
  const [first] = messages;
  return canonical.toResult({
    format: 'iptc7901',
    encoding,
    fields: {
      ...(first?.agency ? { title: first.agency } : {}),
      ...(first?.date ? { date: first.date } : {}),
    },
    part,
  });
}

const marksOf = (role: BlockRole, article: string): BlockMarks =>
  role === 'notice' ? { role } : { role, article };
