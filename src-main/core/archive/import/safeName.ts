/** Not allowed in names on some system, or `#`, which separates a source from its part. */
const forbidden = /[\\/:*?"<>|#\p{Cc}\p{Cf}]/gu;
/** Windows opens a device by these names. */
const device = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/iu;
/** Bytes of a name that every file system takes, with room for a number. */
const longest = 200;

/** A file or folder name that is allowed everywhere and ignored nowhere; the extension stays. */
export function safeName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(forbidden, '_')
    .replace(/^[.\s]+|[.\s]+$/gu, '');
  const at = plain.lastIndexOf('.');
  const extension = at > 0 && plain.length - at <= 12 ? plain.slice(at) : '';
  const stem = cutToBytes(
    extension === '' ? plain : plain.slice(0, at),
    longest - Buffer.byteLength(extension),
  );
  const safe = `${stem.trimEnd()}${extension}`;
  if (safe === '') return '_';
  return device.test(safe) ? `_${safe}` : safe;
}

/** The name with a number before its extension: ` (2)`. */
export function numbered(name: string, number: number): string {
  if (number < 2) return name;
  const at = name.lastIndexOf('.');
  return at > 0 && name.length - at <= 12
    ? `${name.slice(0, at)} (${number})${name.slice(at)}`
    : `${name} (${number})`;
}

function cutToBytes(text: string, limit: number): string {
  let result = '';
  let length = 0;
  for (const character of text) {
    length += Buffer.byteLength(character);
    if (length > limit) break;
    result += character;
  }
  return result;
}
