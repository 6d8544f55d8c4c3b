import type { FenceForm } from '#shared/model/exportOptions.ts';
import { hashOf } from './fences/fenceLines.ts';
import { frontRecord } from './fences/fences.ts';
import type { FrontRecord } from './fences/parts.ts';

/**
 * The front matter of an exported file belongs to the person and to Broadsheet, key by key. A line behind
 * it remembers what Broadsheet wrote; a key that still reads so is brought up to date, one that a person
 * added, changed or took out stays as they left it, byte for byte.
 */
const yamlFrontMatter = /^(\ufeff?---[ \t]*\r?\n)([\s\S]*?)(^---[ \t]*(?:\r?\n|$))/mu;
/** Logseq's page properties, which count only in the very first lines of a file. */
const pageProperties = /^(\ufeff?)((?:[^\s:]+::[ \t].*(?:\r?\n|$))+)()/u;

/** Parts a rendered document; `front` is the front matter with its lines of dashes, or null. */
export function splitFrontMatter(text: string): { readonly front: string | null; readonly rest: string } {
  const [front] = matchAtStart(text) ?? [];
  return front === undefined ? { front: null, rest: text } : { front, rest: text.slice(front.length) };
}

/** Whether front matter is that of a page in Logseq. */
export const isPageProperties = (front: string): boolean => pageProperties.test(front);

/** New front matter with the line that remembers it; `records` is what stands at the end of the file instead. */
export function printFrontMatter(
  front: string,
  document: string,
  form: FenceForm = 'beside',
): { readonly top: string; readonly records: string } {
  const isProperty = isPageProperties(front);
  const hashes = new Map([...textsOf(front)].map(([key, text]) => [key, hashOf(text)] as const));
  const record = frontRecord(document, hashes, isProperty, form);
  // A page has its properties in its very first lines, without a blank one between them.
  if (isProperty) return { top: `${front}${record}\n`, records: '' };
  return form === 'end'
    ? { top: `${front}\n`, records: record }
    : { top: `${front}\n${record}`, records: '' };
}

/** The keys of some front matter with their lines. */
function textsOf(front: string): ReadonlyMap<string, string> {
  const body = matchAtStart(front)?.[2] ?? '';
  return new Map(
    keysOf(body).flatMap(({ key, text }) =>
      key === null || key === 'broadsheet' ? [] : [[key, text] as const],
    ),
  );
}

/** Brings the front matter at the top of a file up to date; answers it and what to remember of it, in a form. */
export function mergeFrontMatter(
  existing: string,
  written: FrontRecord,
  wanted: string,
  form: FenceForm = written.form,
): { readonly text: string; readonly record: string } {
  const matched = matchAtStart(existing);
  const fresh = splitFrontMatter(wanted).front;
  if (!matched || fresh === null) return { text: existing, record: written.text };
  const [whole, open = '', body = '', close = ''] = matched;
  const lineEnd = whole.includes('\r\n') ? '\r\n' : '\n';
  const news = textsOf(fresh);
  const remembered = new Map(written.hashes);
  const present = new Set<string>();
  const kept = keysOf(body).map(({ key, text }) => {
    if (key === null || present.has(key)) return { key, text };
    present.add(key);
    if (remembered.get(key) !== hashOf(text)) return { key, text };
    const next = news.get(key);
    if (next === undefined) {
      remembered.delete(key);
      return { key, text: '' };
    }
    remembered.set(key, hashOf(next));
    return { key, text: next.replaceAll('\n', lineEnd) };
  });
  const lines = kept.filter(({ text }) => text !== '');
  let place = 0;
  for (const [key, text] of news) {
    const index = lines.findIndex((line) => line.key === key);
    if (index >= 0) place = index + 1;
    else if (!remembered.has(key)) {
      remembered.set(key, hashOf(text));
      lines.splice(place, 0, { key, text: text.replaceAll('\n', lineEnd) });
      place++;
    }
  }
  // In the order of the export, so that the same state has the same record.
  const inOrder = [...news.keys()].flatMap((key) => {
    const hash = remembered.get(key);
    return hash === undefined ? [] : [[key, hash] as const];
  });
  return {
    text: open + lines.map(({ text }) => text).join('') + close + existing.slice(whole.length),
    record: frontRecord(written.document, new Map([...inOrder, ...remembered]), written.isProperty, form),
  };
}

function matchAtStart(text: string): RegExpExecArray | null {
  const yaml = yamlFrontMatter.exec(text);
  return yaml?.index === 0 ? yaml : pageProperties.exec(text);
}

/** The keys at the outermost level, each with the lines down to the next; null for what stands before. */
function keysOf(front: string): { readonly key: string | null; readonly text: string }[] {
  const keys: { key: string | null; text: string }[] = [];
  for (const line of front.match(/[^\n]*\n|[^\n]+$/gu) ?? []) {
    const [, key] = /^([^\s#:'"[{&*!|>%@`-][^:\r\n]*|"[^"\r\n]*"|'[^'\r\n]*')::?(?:\s|$)/u.exec(line) ?? [];
    const last = keys.at(-1);
    if (key !== undefined) keys.push({ key, text: line });
    else if (last) last.text += line;
    else keys.push({ key: null, text: line });
  }
  return keys;
}
