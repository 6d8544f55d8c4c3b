/** A part of a MIME message: its header, names in lower case, and its body as it was before it was encoded. */
export interface MimePart {
  readonly headers: ReadonlyMap<string, string>;
  readonly bytes: Uint8Array;
}

/** A header may have so many bytes; real ones have a hundredth. */
const longestHeader = 64 * 1024;
/** Messages inside messages deeper than this are hostile. */
const deepest = 8;
const mostParts = 10_000;

/** The header at the beginning of a message and where its body begins; null where there is none. */
export function readHeader(
  bytes: Uint8Array,
): { readonly headers: ReadonlyMap<string, string>; readonly bodyStart: number } | null {
  const head = Buffer.from(bytes.subarray(0, longestHeader)).toString('latin1');
  const end = /^\r?\n|\r?\n\r?\n/u.exec(head);
  if (!end) return null;
  const headers = new Map<string, string>();
  const unfolded = head.slice(0, end.index).replace(/\r?\n[ \t]+/gu, ' ');
  for (const line of unfolded.split(/\r?\n/u)) {
    const field = /^([!-9;-~]+):\s*(.*)$/u.exec(line);
    if (field?.[1] && !headers.has(field[1].toLowerCase()))
      headers.set(field[1].toLowerCase(), field[2] ?? '');
  }
  return { headers, bodyStart: end.index + end[0].length };
}

/** A parameter of a structured header: the boundary of `multipart/related; boundary="x"`. */
export function parameterOf(header: string, name: string): string | null {
  const match = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'iu').exec(header);
  return match?.[1] ?? match?.[2] ?? null;
}

/**
 * The leaves of a message in their order, multiparts inside multiparts taken apart (RFC 2045 and 2046). A
 * message that breaks off gives what stands before.
 */
export function partsOf(bytes: Uint8Array, depth = 0): MimePart[] {
  const header = readHeader(bytes);
  if (!header) return [];
  const { headers } = header;
  const body = bytes.subarray(header.bodyStart);
  const type = headers.get('content-type') ?? '';
  const boundary = /^multipart\//iu.test(type) ? parameterOf(type, 'boundary') : null;
  if (boundary === null || boundary === '' || depth >= deepest) {
    return [{ headers, bytes: decodeBody(body, headers.get('content-transfer-encoding') ?? '') }];
  }
  return bodiesBetween(body, boundary)
    .slice(0, mostParts)
    .flatMap((part) => partsOf(part, depth + 1));
}

/** What stands between the lines `--boundary`, down to `--boundary--` or the end of the file. */
function bodiesBetween(body: Uint8Array, boundary: string): Uint8Array[] {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const mark = Buffer.from(`--${boundary}`, 'latin1');
  const bodies: Uint8Array[] = [];
  let start = -1;
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + mark.length)) {
    if (at > 0 && bytes[at - 1] !== 0x0a) continue;
    if (start >= 0) bodies.push(bytes.subarray(start, at));
    const after = at + mark.length;
    if (bytes[after] === 0x2d && bytes[after + 1] === 0x2d) return bodies;
    const lineEnd = bytes.indexOf(0x0a, after);
    start = lineEnd < 0 ? bytes.length : lineEnd + 1;
  }
  if (start >= 0 && start < bytes.length) bodies.push(bytes.subarray(start));
  return bodies;
}

function decodeBody(body: Uint8Array, encoding: string): Uint8Array {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  switch (encoding.trim().toLowerCase()) {
    case 'base64':
      return Buffer.from(bytes.toString('latin1'), 'base64');
    case 'quoted-printable':
      return quotedPrintable(bytes);
    default:
      return body;
  }
}

const equals = 0x3d;

/** RFC 2045, 6.7: `=E6` is a byte, `=` at a line's end joins it to the next; anything else stays. */
function quotedPrintable(bytes: Buffer): Uint8Array {
  const decoded = Buffer.alloc(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte !== equals) {
      decoded[length++] = byte;
      continue;
    }
    const lineBreak = /^[ \t]*(?:\r?\n|$)/u.exec(bytes.toString('latin1', at + 1, at + 80));
    const code = bytes.toString('latin1', at + 1, at + 3);
    if (lineBreak) at += lineBreak[0].length;
    else if (/^[0-9a-f]{2}$/iu.test(code)) {
      decoded[length++] = Number.parseInt(code, 16);
      at += 2;
    } else decoded[length++] = byte;
  }
  return decoded.subarray(0, length);
}
