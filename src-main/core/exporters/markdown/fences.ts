import { createHash } from 'node:crypto';

/**
 * Exported files are worked in by people. What Broadsheet writes again on the next export stands between
 * two fence lines; everything outside, the front matter too, is the person's from then on.
 *
 *     [//]: # (broadsheet begin note:4f90d13a42 2020-12-14-0a1b2c3d4e 5d41402a)
 *     …
 *     [//]: # (broadsheet end note:4f90d13a42)
 *
 * A fence is a link reference definition that nothing refers to: CommonMark (and so Obsidian's reading
 * view) prints nothing for it, and it is no HTML. Obsidian's own `%%` comments would be printed by every
 * other program. The begin line names the block, the document it belongs to, and a hash of what was
 * written, so that a block that a person has changed is known and left alone as well.
 */
export interface Block {
  /** `title`, `article:<id>`, `note:<id>`: unique in its document, without spaces and brackets. */
  readonly key: string;
  /** The id, or another name of the document. */
  readonly document: string;
  /** Markdown, without line ends around it. */
  readonly content: string;
}

export type Merge =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: 'notOurs' | 'otherDocument' | 'damagedFences' };

interface ParsedBlock {
  readonly kind: 'block';
  readonly key: string;
  readonly document: string;
  /** Nobody has changed it since it was written. */
  readonly intact: boolean;
  /** With its fence lines. */
  readonly text: string;
}

interface Outside {
  readonly kind: 'outside';
  readonly text: string;
}

type Part = ParsedBlock | Outside;

const beginLine = /^\[\/\/\]: # \(broadsheet begin ([^\s()]+) ([^\s()]+) ([0-9a-f]{8})\)\s*$/u;
const endLine = /^\[\/\/\]: # \(broadsheet end ([^\s()]+)\)\s*$/u;
const fenceLike = /^\s*\[\/\/\]:\s*#\s*\(broadsheet\b/u;

/** Whether a text has a line in it that would be taken for a fence. */
export function containsFence(markdown: string): boolean {
  return markdown
    .split('\n')
    .some((line) => beginLine.test(line) || endLine.test(line) || fenceLike.test(line));
}

/** A key or document name with nothing in it that would break a fence. */
export function fenceName(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(
    /[()]/gu,
    (bracket) => `%${bracket.charCodeAt(0).toString(16)}`,
  );
}

/** A block with its fence lines. */
export function fence({ key, document, content }: Block): string {
  const inside = `\n${content}\n\n`;
  return `[//]: # (broadsheet begin ${key} ${document} ${hashOf(inside)})\n${inside}[//]: # (broadsheet end ${key})\n`;
}

function hashOf(inside: string): string {
  return createHash('sha256').update(inside.replaceAll('\r\n', '\n')).digest('hex').slice(0, 8);
}

/**
 * Puts the blocks of a new export into the file of an earlier one. Blocks that nobody changed are
 * replaced, or removed where the export no longer has them; new ones follow the block before them.
 * Everything else stays byte for byte.
 */
export function mergeGenerated(existing: string, generated: string): Merge {
  const parts = parse(existing);
  const wanted = parse(generated)?.filter((part) => part.kind === 'block');
  if (!parts || !wanted) return { ok: false, reason: 'damagedFences' };
  const present = parts.filter((part) => part.kind === 'block');
  if (present.length === 0) return { ok: false, reason: 'notOurs' };
  const documents = new Set([...present, ...wanted].map((block) => block.document));
  if (documents.size > 1) return { ok: false, reason: 'otherDocument' };

  const lineEnd = existing.includes('\r\n') ? '\r\n' : '\n';
  const merged: Part[] = [...parts];
  let cursor = merged.findIndex((part) => part.kind === 'block');
  for (const block of wanted) {
    const fresh = { ...block, text: block.text.replaceAll('\n', lineEnd) };
    const index = merged.findIndex((part) => part.kind === 'block' && part.key === block.key);
    const old = merged[index];
    if (old?.kind === 'block') {
      if (old.intact) merged[index] = fresh;
      cursor = index + 1;
    } else {
      merged.splice(cursor, 0, fresh);
      cursor++;
    }
  }
  const keys = new Set(wanted.map((block) => block.key));
  const kept = merged.filter((part) => part.kind === 'outside' || !part.intact || keys.has(part.key));
  return { ok: true, text: join(kept, lineEnd) };
}

/** A block at the end of a file may lack its line end; it needs one as soon as something follows. */
function join(parts: readonly Part[], lineEnd: string): string {
  return parts
    .map((part, index) => {
      const last = index === parts.length - 1;
      return part.kind === 'block' && !last && !part.text.endsWith('\n') ? part.text + lineEnd : part.text;
    })
    .join('');
}

/** Takes a file apart; null when its fences do not pair, repeat a key or were changed. */
function parse(text: string): Part[] | null {
  const parts: Part[] = [];
  const keys = new Set<string>();
  let outside = '';
  let open: { key: string; document: string; hash: string; begin: string; inside: string } | null = null;
  for (const line of text.match(/[^\n]*\n|[^\n]+$/gu) ?? []) {
    const begin = beginLine.exec(line);
    const end = endLine.exec(line);
    if (begin) {
      const [, key = '', document = '', hash = ''] = begin;
      if (open || keys.has(key)) return null;
      keys.add(key);
      if (outside !== '') parts.push({ kind: 'outside', text: outside });
      outside = '';
      open = { key, document, hash, begin: line, inside: '' };
    } else if (end) {
      if (!open || open.key !== end[1]) return null;
      parts.push({
        kind: 'block',
        key: open.key,
        document: open.document,
        intact: hashOf(open.inside) === open.hash,
        text: open.begin + open.inside + line,
      });
      open = null;
    } else if (fenceLike.test(line)) {
      return null;
    } else if (open) {
      open.inside += line;
    } else {
      outside += line;
    }
  }
  if (open) return null;
  if (outside !== '') parts.push({ kind: 'outside', text: outside });
  return parts;
}
