/**
 * The address of a page of the web or of somebody's mail, as its URL is written; null for every other text. It is
 * all that the system's own programs may be asked to open: nothing that runs or reads files.
 */
export function outsideAddress(text: string): string | null {
  const url = URL.parse(text);
  return url && /^(?:https?|mailto):$/.test(url.protocol) ? url.href : null;
}
