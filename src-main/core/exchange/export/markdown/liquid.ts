import { Liquid, type Template } from 'liquidjs';
import { stringify } from 'yaml';
import { BroadsheetError } from '#shared/contract/errors.ts';
import { defaultExportOptions, tagWordMarks } from '#shared/model/exportOptions.ts';
import type { ExportTemplate } from '#shared/model/settings.ts';
import { holdNote, withoutHeldNotes } from './note/wholeNote.ts';
import { type Phrasing, paragraphsOf, printText } from './print.ts';
import { tagLine } from './tags.ts';

/** The parts of a template, ready to be filled in. */
export interface PreparedTemplate {
  document(values: object): string;
  section(values: object): string;
  item(values: object): string;
}

/** Stands for the items while a document is laid out. Nothing else prints it: it is no character. */
export const itemsMarker = '\ufdd1';

/**
 * Reads a template. Values are printed so that a reader of the Markdown sees them as they are, unless
 * the last filter gives Markdown: `heading`, `blockquote`, `markdown`, `hashtags`, `link`, `bullet`, `yaml`, `raw`.
 * Liquid runs no code and these templates reach no file; a long-running one is ended.
 * @throws BroadsheetError badTemplate
 */
export function prepareTemplate(template: ExportTemplate): PreparedTemplate {
  const part = (name: keyof ExportTemplate) => {
    const parsed = explained(name, () => engine.parse(template[name]));
    return (values: object) => explained(name, () => render(parsed, values));
  };
  return { document: part('document'), section: part('section'), item: part('item') };
}

const mostMilliseconds = 1000;

const engine = new Liquid({
  jsTruthy: true,
  ownPropertyOnly: true,
  strictFilters: true,
  // An include finds nothing: there are no files for templates.
  templates: {},
  outputEscape: (value) => (value === itemsMarker ? itemsMarker : inlineText(textOf(value))),
  parseLimit: 100_000,
  renderLimit: mostMilliseconds,
  memoryLimit: 10_000_000,
});

const filters: Readonly<Record<string, (value: unknown, argument?: unknown, further?: unknown) => string>> = {
  heading: (value, depth) => headingText(textOf(value), depth === 1 || depth === 3 ? depth : 2),
  blockquote: (value) => quoteText(textOf(value)),
  markdown: (value) => holdNote(textOf(value)),
  hashtags: (value, target, words) =>
    tagLine(
      Array.isArray(value) ? value.map(textOf) : [textOf(value)],
      target === 'logseq' || target === 'plain' ? target : 'obsidian',
      tagWordMarks.find((mark) => mark === words) ?? defaultExportOptions.tagWords,
    ),
  link: (address, label) => linkText(textOf(address), textOf(label ?? address)),
  yaml: (value) => yamlText(value).replaceAll(itemsMarker, ''),
  bullet: (markdown, depth) => bullet(textOf(markdown), typeof depth === 'number' ? depth : 0),
  raw: (value) => textOf(value),
};
for (const [name, handler] of Object.entries(filters)) engine.registerFilter(name, { raw: true, handler });

function render(parsed: Template[], values: object): string {
  return String(engine.renderSync(parsed, values));
}

function explained<T>(part: keyof ExportTemplate, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new BroadsheetError('badTemplate', `The template (${part}) does not work: ${reason}.`, {
      part,
      reason,
    });
  }
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return Array.isArray(value) ? value.map(textOf).join(', ') : String(value);
}

/** Text in the middle of a line. */
function inlineText(text: string): string {
  const value = oneLine(text);
  if (value === '') return '';
  return withBareMark(printText([{ type: 'paragraph', children: [{ type: 'text', value }] }]));
}

/** No backslash before the `[N]` of GB/T 7714: a full stop follows it, so it is no link. */
export const withBareMark = (markdown: string): string => markdown.replace(/(?<!\\)\\\[N\](?=\.)/gu, '[N]');

export const quoteText = (text: string): string =>
  printText([{ type: 'blockquote', children: paragraphsOf(withoutHeldNotes(text)) }]);

export function headingText(text: string, depth: 1 | 2 | 3): string {
  return printText([{ type: 'heading', depth, children: [{ type: 'text', value: oneLine(text) }] }]);
}

export function linkText(url: string, label: string): string {
  const text: Phrasing = { type: 'text', value: oneLine(label) };
  return printText([{ type: 'paragraph', children: [{ type: 'link', url, title: null, children: [text] }] }]);
}

const oneLine = (text: string) =>
  withoutHeldNotes(text).replaceAll(itemsMarker, '').replace(/\s+/gu, ' ').trim();

/** A map as lines of its own, anything else as it stands behind `key: `. */
function yamlText(value: unknown): string {
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (isMap) return stringify(value, { lineWidth: 0 }).trimEnd();
  return stringify({ x: value ?? null }, { lineWidth: 0 })
    .slice('x:'.length)
    .trimEnd()
    .replace(/^ /u, '');
}

/** Markdown as an item of a list, so many levels deep. */
function bullet(markdown: string, depth: number): string {
  const indent = '  '.repeat(Math.max(0, Math.min(depth, 20)));
  return markdown
    .split('\n')
    .map((line, index) => (line === '' ? '' : `${indent}${index === 0 ? '- ' : '  '}${line}`))
    .join('\n');
}
