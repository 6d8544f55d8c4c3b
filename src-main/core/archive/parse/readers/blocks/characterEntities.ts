const declaration =
  /<!ENTITY\s+([\p{L}_][\p{L}\p{N}._-]*)\s+(?:"([^"<&%]{0,16}|&#x?[0-9A-Fa-f]{1,6};)"|'([^'<&%]{0,16}|&#x?[0-9A-Fa-f]{1,6};)')\s*>/gu;
/** A document type declares a handful of rare characters; more is something else. */
const most = 200;

/**
 * Writes out the entities that a document itself declares for single characters and short words
 * (`<!ENTITY gaiji "&#xe111;">`). What they stand for holds no markup and no further entities, so nothing
 * can grow; all others are left to the XML parser, which resolves none.
 */
export function writeOutCharacterEntities(text: string): string {
  const end = text.slice(0, 65_536).search(/\]\s*>/u);
  if (end < 0) return text;
  const declared = new Map<string, string>();
  for (const match of text.slice(0, end).matchAll(declaration)) {
    const [, name, double, single] = match;
    if (name !== undefined && declared.size < most) declared.set(name, double ?? single ?? '');
  }
  if (declared.size === 0) return text;
  const rest = text
    .slice(end)
    .replace(/&([\p{L}_][\p{L}\p{N}._-]*);/gu, (all, name: string) => declared.get(name) ?? all);
  return text.slice(0, end) + rest;
}
