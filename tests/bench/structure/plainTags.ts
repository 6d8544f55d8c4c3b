import { plainXml } from './plainXml.ts';

/** A tag of a markup text as a pattern finds it, independent of the readers. */
export interface PlainTag {
  /** Without its prefix. */
  readonly name: string;
  readonly isClosing: boolean;
  readonly isEmpty: boolean;
  /** By their names without prefix. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Character data between this tag and the next. */
  readonly after: string;
}

/** All tags of a text in their order. */
export function plainTags(text: string): PlainTag[] {
  const tag = /<(\/?)(?:[\w.-]+:)?([A-Za-z][\w.-]*)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>([^<]*)/gu;
  return [...text.replace(/<!--[\s\S]*?-->/gu, '').matchAll(tag)].map(
    ([, closing, name = '', rest = '', empty, after = '']) => ({
      name,
      isClosing: closing === '/',
      isEmpty: empty === '/',
      attributes: Object.fromEntries(
        [...rest.matchAll(/(?:[\w.-]+:)?([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu)].map(
          ([, key = '', double, single]) => [key, plainXml(double ?? single ?? '')],
        ),
      ),
      after: plainXml(after),
    }),
  );
}

/** Letters and digits only: what is left when lines, hyphens and spaces are told apart differently. */
export const essence = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The texts of ALTO by the ids of everything that holds them, and all of it in the order of the file. */
export function altoTexts(text: string): {
  readonly byId: ReadonlyMap<string, string>;
  readonly all: string;
} {
  const byId = new Map<string, string>();
  const open: { readonly name: string; readonly id: string | undefined }[] = [];
  let all = '';
  for (const { name, isClosing, isEmpty, attributes } of plainTags(text)) {
    if (isClosing) {
      while (open.length > 0 && open.pop()?.name !== name);
      continue;
    }
    if (name === 'String' || name === 'HYP') {
      const content = attributes.CONTENT ?? '';
      all += ` ${content}`;
      for (const id of new Set([attributes.ID, ...open.map((one) => one.id)])) {
        if (id !== undefined) byId.set(id, `${byId.get(id) ?? ''} ${content}`);
      }
    }
    if (!isEmpty) open.push({ name, id: attributes.ID });
  }
  return { byId, all };
}
