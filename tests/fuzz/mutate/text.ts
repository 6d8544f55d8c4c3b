import type { Chance } from '../chance.ts';

/** Texts that programs have stumbled over: in names, fields and lines alike. */
export const hostileTexts: readonly string[] = [
  '',
  ' ',
  '0',
  '-1',
  '1e308',
  'NaN',
  '99999999999999999999',
  '../../beside/x',
  '..\\..\\beside\\x',
  '/',
  'C:\\x',
  'con.txt',
  'a\0b',
  '\ufeff',
  '\u202eabc\u202c',
  '\ud800',
  '\udc00\ud800',
  'e\u0301'.repeat(40),
  '𠮷'.repeat(30),
  '‮‭⁦⁩',
  '__proto__',
  'constructor',
  'toString',
  '<script>alert(1)</script>',
  '<!--',
  ']]>',
  '&#x0;&#1114112;&nosuch;',
  '{{x}}{% raw %}',
  '%00%2e%2e%2f%zz',
  'x'.repeat(3000),
  '９９９９年１３月４５日',
  '二〇二三年十三月四十五日',
  '1901-02-30',
  '9999999-12-31',
  '\t\v\f\u2028\u2029\u0085',
];

/** What nests or repeats in one text format or another; thousands of one make what is quadratic show. */
const repeated: readonly string[] = [
  '[',
  '](',
  '![',
  '*',
  '_',
  '**a ',
  '`',
  '> ',
  '- ',
  '1. ',
  '<a ',
  '<div>',
  '</p>',
  '<!--',
  '&amp;',
  '&',
  '"',
  '",',
  '""',
  '{',
  '[[',
  '((',
  '~~',
  '|',
  '| a ',
  '---\n',
  '# x\n',
  '\n\n',
  ' ',
  '\t',
  '　',
  '第',
  '一',
  '１',
  '“',
  '（',
  '…',
  '-\n',
  'a\u0301',
  '1 ',
  '1.',
  'a:',
  '\\',
  '%',
  '=\r\n',
];

/** Changes lines, numbers and marks of a text, or how it is encoded. */
export function mutateText(bytes: Uint8Array, chance: Chance): Uint8Array {
  let text = Buffer.from(bytes).toString('utf8');
  for (let count = 1 + chance.below(4); count > 0; count--) text = chance.of(ways)(text, chance);
  return encoded(text, chance);
}

const ways: readonly ((text: string, chance: Chance) => string)[] = [
  (text, chance) => lines(text, (all) => all.toSpliced(chance.below(all.length), 1 + chance.below(5))),
  (text, chance) =>
    lines(text, (all) => {
      const at = chance.below(all.length);
      return all.toSpliced(at, 0, ...all.slice(at, at + 1 + chance.below(20)));
    }),
  (text, chance) =>
    lines(text, (all) => {
      const moved = all[chance.below(all.length)] ?? '';
      return all.toSpliced(chance.below(all.length), 0, moved);
    }),
  (text, chance) =>
    lines(text, (all) =>
      Array.from({ length: 1 + chance.below(30) }, () => all)
        .flat()
        .slice(0, 5000),
    ),
  (text, chance) => lines(text, (all) => [all.join(chance.of(['', ' ', '　']))]),
  (text, chance) => put(text, chance, chance.of(hostileTexts)),
  (text, chance) =>
    put(text, chance, chance.of(repeated).repeat(1 + chance.below(10 ** (1 + chance.below(4))))),
  (text, chance) => changeNumber(text, chance),
  (text, chance) => changeNumber(text, chance),
  (text, chance) => {
    const at = chance.below(text.length + 1);
    return text.slice(0, at) + text.slice(at + 1 + chance.below(200));
  },
  (text, chance) =>
    text.replaceAll(
      chance.of(['\n', '\r', ' ', ',', '"', '：', '。']),
      chance.of(['', '\r', '\n', '\u2028', '\t']),
    ),
];

function lines(text: string, change: (all: string[]) => string[]): string {
  return change(text.split('\n')).join('\n').slice(0, 2_000_000);
}

const put = (text: string, chance: Chance, what: string): string => {
  const at = chance.below(text.length + 1);
  return text.slice(0, at) + what + text.slice(at);
};

/** One of the numbers in a text becomes another. */
export function changeNumber(text: string, chance: Chance): string {
  const numbers = [...text.matchAll(/-?\d+(?:\.\d+)?/gu)];
  if (numbers.length === 0) return text;
  const { 0: number, index } = chance.of(numbers);
  const other = chance.of([
    '0',
    '-1',
    '1',
    '65536',
    '2147483648',
    '1e308',
    '0.0001',
    '99999999999999',
    '',
    'x',
    `${number}0`,
  ]);
  return text.slice(0, index) + other + text.slice(index + number.length);
}

function encoded(text: string, chance: Chance): Uint8Array {
  if (chance.often(0.9)) return new Uint8Array(Buffer.from(text));
  const way = chance.of(['utf16le', 'latin1'] as const);
  const mark = way === 'utf16le' && chance.often(0.5) ? '\ufeff' : '';
  return new Uint8Array(Buffer.from(mark + text, way));
}
