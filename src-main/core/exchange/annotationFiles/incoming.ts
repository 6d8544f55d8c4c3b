import { createHash } from 'node:crypto';
import type { ForeignAnnotation } from '#core/kept/annotations/adopt.ts';
import type { ForeignLink } from '#core/kept/links/links.ts';
import { parseDeepLink, parseDeepLinkPath } from '#shared/contract/deepLink.ts';
import { type Colour, colours, colourValues } from '#shared/model/annotation.ts';
import type { AnnotationFormat, RefusalReason } from '#shared/model/exchange.ts';
import type { ForeignBox } from './regionForm.ts';

/** What a file of annotations says of the text that one of them is on. */
export interface IncomingSource {
  /** What tells this source from the others of the file: an address, a key. */
  readonly address: string;
  /** Our own id of the issue, where the file names it. */
  readonly issueId: string | null;
  readonly publication: string | null;
  /** ISO 8601. */
  readonly date: string | null;
  readonly edition: string | null;
  readonly issueNumber: string | null;
  /** BCP 47; `und` where the file does not tell. */
  readonly language: string;
  /** For people, where there is nothing better: a title, a file's name. */
  readonly name: string;
}

/** A source of which nothing more is known than this. */
export const bareSource = (
  known: Pick<IncomingSource, 'address' | 'name'> & Partial<IncomingSource>,
): IncomingSource => ({
  issueId: null,
  publication: null,
  date: null,
  edition: null,
  issueNumber: null,
  language: 'und',
  ...known,
});

/** A passage that is known by its words alone. */
export const barePassage = (exact: string) =>
  ({
    quote: { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' },
    position: null,
    shown: null,
    headline: undefined,
  }) as const;

export interface IncomingAnnotation {
  readonly source: IncomingSource;
  readonly annotation: ForeignAnnotation;
}

/** A part of a picture that another program marked: whose page it is, the library has to say. */
export interface IncomingPicture {
  readonly source: IncomingSource;
  readonly box: ForeignBox;
  readonly content: Omit<ForeignAnnotation, 'quote' | 'position' | 'shown' | 'headline'>;
  /** Its own words, for people. */
  readonly name: string;
}

/** Two passages that a file joins. */
export interface IncomingLink {
  readonly link: ForeignLink;
}

/** A row that cannot become an annotation here, and why. */
export interface IncomingRefusal {
  /** Counted from 1, as they stand in the file. */
  readonly row: number;
  readonly reason: RefusalReason;
  /** Its own words, for people: its note, its quote, or its id. */
  readonly name: string;
}

/** What a file of annotations holds; every row of it is in one of the lists. */
export interface IncomingFile {
  readonly format: AnnotationFormat;
  readonly annotations: readonly IncomingAnnotation[];
  /** Absent where there are none. */
  readonly pictures?: readonly (IncomingPicture & Pick<IncomingRefusal, 'row'>)[];
  readonly links: readonly ForeignLink[];
  readonly refused: readonly IncomingRefusal[];
}

/** One row read: an annotation, a link, or why it is neither. */
export type IncomingRow = IncomingAnnotation | IncomingPicture | IncomingLink | Omit<IncomingRefusal, 'row'>;

/** Sorts rows into the lists, counting them. */
export function sortRows(format: AnnotationFormat, rows: readonly IncomingRow[]): IncomingFile {
  const annotations: IncomingAnnotation[] = [];
  const pictures: (IncomingPicture & Pick<IncomingRefusal, 'row'>)[] = [];
  const links: ForeignLink[] = [];
  const refused: IncomingRefusal[] = [];
  for (const [index, row] of rows.entries()) {
    if ('annotation' in row) annotations.push(row);
    else if ('box' in row) pictures.push({ row: index + 1, ...row });
    else if ('link' in row) links.push(row.link);
    else refused.push({ row: index + 1, ...row });
  }
  return { format, annotations, ...(pictures.length > 0 && { pictures }), links, refused };
}

/** Ids that can go everywhere ours go: into addresses, file names and Markdown block ids. */
const plainId = /^[A-Za-z0-9_-]{1,100}$/u;

/** Our own id where `id` is (the address of) an annotation of ours, otherwise one that is always the same for it. */
export function localId(id: string): string {
  const own = parseDeepLink(id)?.annotationId ?? id;
  return plainId.test(own) ? own : `x${hash(id)}`;
}

/** The id of an issue of ours that an address leads to, whichever host made it; null for other addresses. */
export function issueOfAddress(address: string): string | null {
  const deep = parseDeepLink(address);
  if (deep) return deep.issueId;
  const path = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?(\/issue\/.*)$/iu.exec(address)?.[1];
  return path === undefined ? null : (parseDeepLinkPath(path)?.issueId ?? null);
}

/** What may become the name of a file of marks; see annotations/store.ts. */
const fileId = /^[A-Za-z0-9][A-Za-z0-9_-]{0,150}$/u;

/** Under which id annotations wait for an issue that is not here: its own where it has one of ours. */
export function waitingId({ issueId, address }: IncomingSource): string {
  return issueId !== null && fileId.test(issueId) ? issueId : `waiting-${hash(address)}`;
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 20);

/** A moment as we keep it (ISO 8601 in UTC, as `Date.toISOString` writes it); null for what is none. */
function moment(text: string | null): string | null {
  const time = Date.parse(text ?? '');
  const iso = Number.isNaN(time) ? '' : new Date(time).toISOString();
  // Years beyond 9999 are written otherwise, and are nobody's.
  return /^\d{4}-/u.test(iso) ? iso : null;
}

/** When it was made and last changed; each stands in for the other, and `now` for both. */
export function times(
  created: string | null,
  modified: string | null,
  now: string,
): { readonly created: string; readonly modified: string } {
  const made = moment(created);
  const changed = moment(modified);
  return { created: made ?? changed ?? now, modified: changed ?? made ?? now };
}

/** The colour of ours that a name or a CSS hexadecimal value is, or looks most like; null for anything else. */
export function nearestColour(value: string | null): Colour | null {
  const named = colours.find((colour) => colour === value);
  if (named) return named;
  const wanted = rgb(value ?? '');
  if (!wanted) return null;
  let best: Colour | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const colour of colours) {
    const [red, green, blue] = rgb(colourValues[colour]) ?? [0, 0, 0];
    const distance = (red - wanted[0]) ** 2 + (green - wanted[1]) ** 2 + (blue - wanted[2]) ** 2;
    if (distance < least) {
      least = distance;
      best = colour;
    }
  }
  return best;
}

function rgb(hex: string): readonly [number, number, number] | null {
  const digits = /^#([0-9a-f]{3}|[0-9a-f]{6})$/iu.exec(hex.trim())?.[1];
  if (digits === undefined) return null;
  const full = digits.length === 3 ? digits.replaceAll(/./gu, '$&$&') : digits;
  const value = Number.parseInt(full, 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** Tags as we keep them: no empty ones, none twice. */
export const cleanTags = (tags: readonly string[]): readonly string[] => [
  ...new Set(tags.filter((tag) => tag.trim() !== '')),
];
