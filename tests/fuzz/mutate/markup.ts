import type { Chance } from '../chance.ts';
import { changeNumber, hostileTexts } from './text.ts';

/** A tag, comment, instruction or the text between two. */
const token = /<!--[\s\S]*?-->|<[^<>]*>|[^<]+|</gu;
const attribute = /([\w:.-]+)\s*=\s*("[^"]*"|'[^']*')/gu;

const laughs = `<!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, level) => `<!ENTITY ${'bcdefghij'[level]} "${`&${'abcdefghi'[level]};`.repeat(10)}">`).join('')}]>`;
const external =
  '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/hostname"><!ENTITY % p SYSTEM "http://127.0.0.1:9/">%p;]>';

/** Changes elements, attributes and texts of XML and HTML: nests, repeats, moves and leaves out. */
export function mutateMarkup(bytes: Uint8Array, chance: Chance): Uint8Array {
  let text = Buffer.from(bytes).toString('utf8');
  for (let count = 1 + chance.below(4); count > 0; count--) {
    const tokens = text.match(token) ?? [];
    if (tokens.length > 0) text = chance.of(ways)(tokens, chance).join('').slice(0, 3_000_000);
  }
  return new Uint8Array(Buffer.from(text));
}

const ways: readonly ((tokens: string[], chance: Chance) => readonly string[])[] = [
  (tokens, chance) => tokens.toSpliced(chance.below(tokens.length), 1),
  (tokens, chance) => {
    const [start, end] = elementAt(tokens, chance);
    return tokens.toSpliced(start, end - start);
  },
  (tokens, chance) => {
    const [start, end] = elementAt(tokens, chance);
    const copies = 1 + chance.below(10 ** (1 + chance.below(3)));
    const element = tokens.slice(start, Math.min(end, start + 200)).join('');
    return tokens.toSpliced(
      end,
      0,
      element.repeat(Math.min(copies, Math.ceil(1_000_000 / (element.length + 1)))),
    );
  },
  (tokens, chance) => {
    const [start, end] = elementAt(tokens, chance);
    return tokens.toSpliced(chance.below(tokens.length), 0, ...tokens.slice(start, end));
  },
  (tokens, chance) => {
    const at = chance.below(tokens.length);
    const name = nameOf(chance.of(tokens)) || 'div';
    const depth = 10 ** (1 + chance.below(4));
    return tokens.toSpliced(
      at,
      0,
      `<${name}>`.repeat(depth),
      ...(chance.often(0.5) ? [`</${name}>`.repeat(depth)] : []),
    );
  },
  (tokens, chance) => changeAttribute(tokens, chance),
  (tokens, chance) => changeAttribute(tokens, chance),
  (tokens, chance) => changeAttribute(tokens, chance),
  (tokens, chance) => {
    const at = chance.below(tokens.length);
    return tokens.with(at, changeNumber(tokens[at] ?? '', chance));
  },
  (tokens, chance) => tokens.toSpliced(chance.below(tokens.length), 0, chance.of(hostileTexts)),
  (tokens, chance) => {
    const at = chance.below(tokens.length);
    const name = nameOf(chance.of(tokens)) || 'x';
    return tokens.with(at, (tokens[at] ?? '').replace(/[\w:.-]+/u, name));
  },
  (tokens, chance) => [chance.of([laughs, external]), ...tokens, chance.of(['&j;', '&secret;', ''])],
];

/** From an opening tag to the tag that closes it, or to a place near it where none does. */
function elementAt(tokens: readonly string[], chance: Chance): readonly [number, number] {
  const start = chance.below(tokens.length);
  const name = nameOf(tokens[start] ?? '');
  const closing = name === '' ? -1 : tokens.indexOf(`</${name}>`, start);
  return [start, closing < 0 ? start + 1 : closing + 1];
}

const nameOf = (tag: string): string => /^<([\w:.-]+)/u.exec(tag)?.[1] ?? '';

/** An attribute takes the value of another, a hostile one, or goes. */
function changeAttribute(tokens: string[], chance: Chance): readonly string[] {
  const withAttributes = tokens.flatMap((tag, at) => (/^<[\w:]/u.test(tag) && tag.includes('=') ? [at] : []));
  if (withAttributes.length === 0) return tokens;
  const at = chance.of(withAttributes);
  const tag = tokens[at] ?? '';
  const found = [...tag.matchAll(attribute)];
  if (found.length === 0) return tokens;
  const { 0: whole, 1: name = '', 2: value = '""', index } = chance.of(found);
  const other = [...(tokens[chance.of(withAttributes)] ?? '').matchAll(attribute)][0]?.[2] ?? '""';
  const put = chance.of([
    '',
    `${name}=${other}`,
    `${name}="${chance.of(hostileTexts).replaceAll(/["<>&]/gu, '')}"`,
    `${name}=${changeNumber(value, chance)}`,
    `${whole} ${whole}`,
  ]);
  return tokens.with(at, tag.slice(0, index) + put + tag.slice(index + whole.length));
}
