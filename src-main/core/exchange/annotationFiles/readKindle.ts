import {
  barePassage,
  bareSource,
  type IncomingFile,
  type IncomingRow,
  localId,
  sortRows,
  times,
} from './incoming.ts';

const rule = /^={10,}\s*$/mu;
/** `- Your Highlight on page 3 | Location 40-42 | Added on …`, `- 您在第 3 页（位置 #40-42）的标注 | 添加于 …` */
const about = /^- .*?(?<kind>highlight|note|bookmark|clip|标注|標註|笔记|筆記|书签|書籤)(?<rest>.*)$/iu;
const place = /(?:location|loc\.|page|位置|第)\s*#?\s*(?<from>\d+)(?:\s*[-–]\s*(?<to>\d+))?/giu;

interface Clipping {
  readonly title: string;
  readonly kind: 'highlight' | 'note' | 'other';
  readonly from: number | null;
  readonly to: number | null;
  readonly created: string | null;
  readonly text: string;
}

/**
 * `My Clippings.txt` of a Kindle, in English or Chinese. A note is a clipping of its own, at the end of the
 * highlight it was written on. Null for anything else.
 */
export function readKindle(text: string, now: string): IncomingFile | null {
  const parts = text.replace(/^\ufeff/u, '').split(rule);
  if (parts.length < 2) return null;
  const clippings = parts.slice(0, -1).map(readClipping);
  if (!clippings.some((clipping) => clipping !== null)) return null;
  const known = clippings.flatMap((clipping) => clipping ?? []);
  const notes = new Map<Clipping, Clipping[]>();
  const alone = new Set<Clipping>();
  for (const note of known.filter(({ kind }) => kind === 'note')) {
    const on = known.find((one) => one.kind === 'highlight' && one.title === note.title && holds(one, note));
    if (on) notes.set(on, [...(notes.get(on) ?? []), note]);
    else alone.add(note);
  }
  return sortRows(
    'kindle',
    clippings.flatMap((clipping, index): readonly IncomingRow[] => {
      if (clipping === null) return [{ reason: 'notAnnotation', name: parts[index]?.trim() ?? '' }];
      if (clipping.kind === 'note' && !alone.has(clipping)) return [];
      return [rowOf(clipping, notes.get(clipping) ?? [], now)];
    }),
  );
}

const holds = ({ from, to }: Clipping, note: Clipping): boolean =>
  from !== null && note.from !== null && note.from >= from && note.from <= (to ?? from);

function rowOf(clipping: Clipping, notes: readonly Clipping[], now: string): IncomingRow {
  const { title, kind, text, created } = clipping;
  if (kind === 'note') return { reason: 'pageNote', name: text };
  if (kind === 'other' || text === '') return { reason: 'noQuote', name: title };
  return {
    source: bareSource({ address: `kindle:${title}`, name: title }),
    annotation: {
      id: localId(JSON.stringify(['kindle', title, clipping.from, text])),
      ...barePassage(text),
      colour: 'yellow',
      note: notes.map((note) => note.text).join('\n\n'),
      tags: [],
      ...times(created, null, now),
    },
  };
}

function readClipping(part: string): Clipping | null {
  const [title = '', line = '', ...text] = part.trim().split(/\r?\n/u);
  const { kind = '' } = about.exec(line)?.groups ?? {};
  if (kind === '') return null;
  // The location stands behind the page and is the finer of the two.
  const location = [...line.matchAll(place)].at(-1)?.groups ?? {};
  const from = location.from === undefined ? null : Number(location.from);
  return {
    title: title.trim(),
    kind: /highlight|标注|標註/iu.test(kind) ? 'highlight' : /note|笔记|筆記/iu.test(kind) ? 'note' : 'other',
    from,
    to: location.to === undefined ? from : endOf(location.from ?? '', location.to),
    created: momentOf(line.split('|').at(-1) ?? ''),
    text: text.join('\n').trim(),
  };
}

/** Old Kindles shorten the end: `1840-42` is 1840–1842. */
const endOf = (from: string, to: string): number =>
  Number(to.length < from.length ? from.slice(0, from.length - to.length) + to : to);

const chinese =
  /(?<year>\d{4})年(?<month>\d{1,2})月(?<day>\d{1,2})日.*?(?<half>上午|下午)?\s*(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}))?/u;

/** When it was made, by the clock of the device, which does not say where it was. */
function momentOf(text: string): string | null {
  const { groups } = chinese.exec(text) ?? {};
  if (!groups) return text.replace(/^\s*added on\s*/iu, '');
  const [year, month, day, hour, minute, second] = ['year', 'month', 'day', 'hour', 'minute', 'second'].map(
    (name) => Number(groups[name] ?? 0),
  );
  const inDay =
    groups.half === undefined ? (hour ?? 0) : ((hour ?? 0) % 12) + (groups.half === '下午' ? 12 : 0);
  const made = new Date(year ?? 0, (month ?? 1) - 1, day ?? 1, inDay, minute ?? 0, second ?? 0);
  return Number.isNaN(made.getTime()) ? null : made.toISOString();
}
