import type { MastheadField, MastheadPart } from '#shared/model/issue.ts';
import type { Flow } from '#shared/model/span.ts';
import { codePointLength } from '#shared/text/codePoints.ts';
import { makeScreen } from '#shared/text/screens.ts';
import type { Manuscript } from '../lines/lines.ts';
import { sliceFlow } from '../lines/passages.ts';

/** A field of the printer's line. Offsets are UTF-16 in the text. */
export interface ImprintField {
  readonly field: MastheadField;
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

const opening =
  /\b(?:printed\s+and\s+published|printed|published|entered\s+at\s+the\s+post\s*office|gedruckt|verlegt|imprimerie)\b.{0,40}?\b(?:by|von|bei|par)\b|^(?:printed|published)\b|^editor:/iu;
const holdsOpening = makeScreen(['prin', 'publ', 'post', 'gedr', 'verl', 'impr', 'tor:']);
const publisher =
  /\bpublished\s+(?:(?:for|on behalf of)\s+the\s+proprietors?,?\s+)?(?:\w+\s+)?by\s+(?<name>[^,;]+(?:,\s*(?:Ltd|Limited|Co|Inc)\b\.?)?)/iu;
const editor = /\bEditor(?:\s+and\s+\w+)?[:,.]\s*(?<name>(?:\p{Lu}[\p{L}.’'-]*\s*){1,4})/u;

/** Reads `Printed and published by A and B, Ltd., Market Street. Editor: C. D.`; null for any other text. */
export function readLatinImprint(text: string): readonly ImprintField[] | null {
  if (text.length > 400 || !holdsOpening(text) || !opening.test(text)) return null;
  const fields: ImprintField[] = [];
  for (const [field, pattern] of [
    ['publisher', publisher],
    ['editor', editor],
  ] as const) {
    const match = pattern.exec(text);
    const name = match?.groups?.name;
    if (!match || !name) continue;
    const start = match.index;
    const value = name.trim();
    fields.push({
      field,
      start,
      end: start + match[0].trimEnd().length,
      value: /(?:Ltd|Co|Inc)\.$/u.test(value) ? value : value.replace(/\.$/u, ''),
    });
  }
  return fields.length === 0 ? null : fields.sort((a, b) => a.start - b.start);
}

/** The printer's line as imprint parts: its fields, and what stands between them. */
export function imprintParts(
  flow: Flow,
  fields: readonly ImprintField[],
  slice: Manuscript['slice'],
): MastheadPart[] {
  const parts: MastheadPart[] = [];
  let at = 0;
  const add = (end: number, field: MastheadField, value: string) => {
    const part = sliceFlow(
      flow,
      codePointLength(flow.text.slice(0, at)),
      codePointLength(flow.text.slice(0, end)),
      slice,
    );
    if (part) parts.push({ ...part, field, value });
    at = end;
  };
  for (const { field, start, end, value } of fields) {
    add(start, 'other', flow.text.slice(at, start).trim());
    add(end, field, value);
  }
  add(flow.text.length, 'other', flow.text.slice(at).trim());
  return parts;
}
