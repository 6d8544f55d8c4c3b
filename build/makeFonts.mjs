/**
 * Writes src-renderer/styles/fonts.css from the @fontsource packages: the faces the app uses, WOFF2 only
 * (their own style sheets also name WOFF files, which every build would carry for nothing). What their subsets
 * leave out comes from the whole Noto Serif: decision 50.
 * The marks of Chinese type are cut out of the whole faces into files of their own, in src-renderer/styles/marks:
 * decision 54. So are the words of the Chinese window, in src-renderer/styles/words.
 * Run `node build/makeFonts.mjs` after changing a face or a Chinese word of the window, or updating a package.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import subsetFont from 'subset-font';
import { dialogWords } from '#shared/i18n/dialogWords.ts';
import { openingWords } from '#shared/i18n/openingWords.ts';
import { orphanWords } from '#shared/i18n/orphanWords.ts';
import { zhCNCommands } from '#shared/i18n/zh-CN/commands.ts';
import { zhCN } from '#shared/i18n/zh-CN.ts';

/** Letters, digits and marks that look the same in Chinese and Latin type. */
const withoutHanMarks =
  'U+0020-007E,U+00A1-00B6,U+00B8-00FF,U+0131,U+0152-0153,U+02C6,U+02DA,U+02DC,U+20AC,U+2122,U+2212';

/** Digits of the body are half a square wide in Chinese columns; those of Source Serif are 0.529 em. */
const digits = { range: 'U+0030-0039', adjust: 50 / 0.529 };

const alphabets = /-(latin|latin-ext|vietnamese|cyrillic|cyrillic-ext|greek|greek-ext)-/;

/**
 * What printers and transcribers set beside the alphabets: ⸗ ℔ ℳ ⅕, letters above others (uͤ). Letters are among
 * it because a mark is drawn with the letter below it, by one face.
 */
const rarities =
  'U+0041-005A,U+0061-007A,U+00C0-052F,U+1AB0-1AFF,U+1D00-1FFF,U+2000-218F,U+2C60-2C7F,U+2DE0-2E7F,U+A640-A69F,U+A720-A7FF,U+AB30-AB6F,U+FB00-FB06,U+FE20-FE2F';
const wholeFiles = [
  { weight: 400, file: '400Regular/NotoSerif_400Regular.ttf' },
  { weight: 700, file: '700Bold/NotoSerif_700Bold.ttf' },
  { weight: 900, file: '900Black/NotoSerif_900Black.ttf' },
];

const faces = [
  { name: 'source-serif-4', weights: [400, 700, 900], subsets: alphabets },
  { name: 'source-sans-3', weights: [400, 600], subsets: alphabets },
  // In Chinese text “ ” ‘ ’ — … · belong to the Chinese face: this one leaves them to it.
  {
    name: 'source-serif-4',
    family: 'Source Serif 4 Han',
    weights: [400, 700, 900],
    subsets: /-latin-\d/,
    range: withoutHanMarks,
  },
  {
    name: 'source-sans-3',
    family: 'Source Sans 3 Han',
    weights: [400, 600],
    subsets: /-latin-\d/,
    range: withoutHanMarks,
  },
  {
    name: 'source-serif-4',
    family: 'Source Serif 4 Han',
    weights: [400],
    subsets: /-latin-\d/,
    range: digits.range,
    adjust: digits.adjust,
  },
  { name: 'noto-naskh-arabic', weights: [400, 700], subsets: /-arabic-arabic-/ },
  { name: 'noto-serif-hebrew', weights: [400, 700, 900], subsets: /-hebrew-hebrew-/ },
  { name: 'noto-serif-sc', weights: [400, 700, 900], subsets: /-(latin|\[\d+\])-/ },
  { name: 'noto-sans-sc', weights: [400, 600], subsets: /-(latin|\[\d+\])-/ },
];

/**
 * Marks of one face that may stand beside each other. The packages' slices have them in ten files, and a browser
 * takes the white between two marks out only where one file has both.
 */
const marks = '·—‘’“”…　、。〈〉《》「」『』【】〔〕〖〗・！％（），．：；？［］｛｝～';
const markFaces = [
  { name: 'noto-serif-sc', family: 'Noto Serif SC Marks', weights: [400, 700, 900] },
  { name: 'noto-sans-sc', family: 'Noto Sans SC Marks', weights: [400, 600] },
];

const rule = /\/\* (\S+) \*\/\s*@font-face \{([^}]*)\}/g;

const blocks = faces.flatMap(({ name, family, weights, subsets, range, adjust }) =>
  weights.flatMap((weight) => {
    const source = readFileSync(
      new URL(`../node_modules/@fontsource/${name}/${weight}.css`, import.meta.url),
      'utf8',
    );
    return (
      [...source.matchAll(rule)]
        .map(([, subset = '', body = '']) => ({ subset, body }))
        .filter(({ subset }) => subsets.test(subset))
        // Of two faces with the same character the later one is used: the Latin subset only fills gaps.
        .sort((a, b) => Number(/\[/.test(a.subset)) - Number(/\[/.test(b.subset)))
        .map(({ body }) => {
          const field = (/** @type {string} */ key) => body.match(new RegExp(`${key}: ([^;]*);`))?.[1] ?? '';
          const file = body.match(/url\(\.\/files\/([^)]*\.woff2)\)/)?.[1];
          return [
            '@font-face {',
            `  font-family: "${family ?? field('font-family').slice(1, -1)}";`,
            `  font-weight: ${weight};`,
            '  font-display: block;',
            `  src: url("@fontsource/${name}/files/${file}") format("woff2");`,
            ...(adjust ? [`  size-adjust: ${adjust.toFixed(2)}%;`] : []),
            `  unicode-range: ${range ?? field('unicode-range')};`,
            '}',
          ].join('\n');
        })
    );
  }),
);

for (const { weight, file } of wholeFiles) {
  blocks.push(
    [
      '@font-face {',
      '  font-family: "Noto Serif";',
      `  font-weight: ${weight};`,
      '  font-display: block;',
      `  src: url("@expo-google-fonts/noto-serif/${file}") format("truetype");`,
      `  unicode-range: ${rarities};`,
      '}',
    ].join('\n'),
  );
}

/** What the shelf and the frame around it say, by the keys of src-shared/i18n/zh-CN. */
const shelfWords =
  /^(?:(?:bar|calendar|count|hands|people|shelf|view)\.|collection\.create|describe\.button|guide\.welcome|exchange\.open|import\.add|papers\.(?:banner|look|count)|problems\.|reprints\.chains|search\.placeholder|\w+\.title)/;
const words = Object.entries({
  ...zhCN,
  ...dialogWords['zh-CN'],
  ...orphanWords['zh-CN'],
  ...openingWords['zh-CN'],
  ...zhCNCommands,
}).flatMap(([key, text]) => (typeof text === 'string' ? [{ key, text }] : []));
/** Those that Source Sans leaves to the Chinese face, or that it has not; `–` stands between years. */
const isOfHanFace = (/** @type {string} */ character) =>
  character >= '\u2e80' || marks.includes(character) || character === '–';
const charactersOf = (/** @type {readonly string[]} */ texts) =>
  [...new Set(texts.join(''))].filter(isOfHanFace).sort().join('');

/** Han characters that the packages keep in one slice with all of kana: 50 KB where one of them is asked for. */
const amongKana = '一中新日月点的网';
const standing = ['年月日星期版第–', marks, amongKana];
const onShelf = words.flatMap(({ key, text }) =>
  shelfWords.test(key) ? [text.replaceAll(/\{\{.*?\}\}/g, '')] : [],
);
/** Heads and names are semibold, sentences are not. */
const longestHead = 5;
const shelfCharacters = {
  400: charactersOf([...onShelf, ...standing]),
  600: charactersOf([...onShelf.filter((text) => text.length <= longestHead), ...standing]),
};
const windowCharacters = charactersOf(words.map(({ text }) => text));
const without = (/** @type {string} */ characters, /** @type {string} */ others) =>
  characters
    .split('')
    .filter((character) => !others.includes(character))
    .join('');

/**
 * Faces that stand for the packages' slices where one file has all that is needed: of two rules of a family with the
 * same character the later one is used. The words of the Chinese window lie scattered over slices of 30 KB.
 */
const cutFaces = [
  ...markFaces.map((face) => ({ ...face, folder: 'marks', part: 'marks', characters: marks })),
  .../** @type {const} */ ([400, 600]).flatMap((weight) => {
    const shelf = shelfCharacters[weight];
    const face = { name: 'noto-sans-sc', family: 'Noto Sans SC', weights: [weight], folder: 'words' };
    return [
      { ...face, part: 'shelf', characters: shelf },
      { ...face, part: 'window', characters: without(windowCharacters, shelf) },
    ];
  }),
  {
    name: 'noto-serif-sc',
    family: 'Noto Serif SC',
    weights: [400, 700, 900],
    folder: 'words',
    part: 'common',
    characters: marks + amongKana,
  },
];

/** @param {string} characters */
const rangeOf = (characters) =>
  Array.from(
    characters,
    (character) => `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  ).join(', ');

for (const { name, family, weights, folder, part, characters } of cutFaces) {
  const place = new URL(`../src-renderer/styles/${folder}/`, import.meta.url);
  mkdirSync(place, { recursive: true });
  for (const weight of weights) {
    const whole = new URL(
      `../node_modules/@fontsource/${name}/files/${name}-chinese-simplified-${weight}-normal.woff2`,
      import.meta.url,
    );
    const file = `${name}-${part}-${weight}.woff2`;
    writeFileSync(
      new URL(file, place),
      await subsetFont(readFileSync(whole), characters, { targetFormat: 'woff2' }),
    );
    blocks.push(
      [
        '@font-face {',
        `  font-family: "${family}";`,
        `  font-weight: ${weight};`,
        '  font-display: block;',
        `  src: url("./${folder}/${file}") format("woff2");`,
        `  unicode-range: ${rangeOf(characters)};`,
        '}',
      ].join('\n'),
    );
  }
}

const head = '/* Written by build/makeFonts.mjs; change that, not this. */\n\n';
writeFileSync(
  new URL('../src-renderer/styles/fonts.css', import.meta.url),
  `${head}${blocks.join('\n\n')}\n`,
);
