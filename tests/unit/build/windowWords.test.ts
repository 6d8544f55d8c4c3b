import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { dialogWords } from '#shared/i18n/dialogWords.ts';
import { openingWords } from '#shared/i18n/openingWords.ts';
import { orphanWords } from '#shared/i18n/orphanWords.ts';
import { zhCNCommands } from '#shared/i18n/zh-CN/commands.ts';
import { zhCN } from '#shared/i18n/zh-CN.ts';

const sheet = readFileSync(
  fileURLToPath(new URL('../../../src-renderer/styles/fonts.css', import.meta.url)),
  'utf8',
);

/** The characters that faces cut for the words of the window, or of its shelf alone, are used for. */
function cutCharacters(weight: number, part = ''): ReadonlySet<number> {
  const rules = sheet
    .split('@font-face')
    .filter(
      (rule) => rule.includes(`./words/noto-sans-sc-${part}`) && rule.includes(`font-weight: ${weight};`),
    );
  const ranges = rules.flatMap((rule) => [
    ...(rule.split('unicode-range:')[1] ?? '').matchAll(/U\+([0-9A-F]+)/g),
  ]);
  return new Set(ranges.map(([, code = '']) => Number.parseInt(code, 16)));
}

test.each([400, 600])('every Chinese word of the window is in faces of its own, weight %d', (weight) => {
  const cut = cutCharacters(weight);
  const missing = new Set(
    Object.values({
      ...zhCN,
      ...dialogWords['zh-CN'],
      ...orphanWords['zh-CN'],
      ...openingWords['zh-CN'],
      ...zhCNCommands,
    })
      .join('')
      .split('')
      .filter((character) => character >= '\u2e80' && !cut.has(character.charCodeAt(0))),
  );
  expect([...missing].join(''), 'run `node build/makeFonts.mjs`').toBe('');
});

test.each([400, 600])(
  'the panel of the shelf asks for no more than the words of the shelf, weight %d',
  (weight) => {
    const panel = readFileSync(
      fileURLToPath(new URL('../../../src-renderer/components/shelf/ShelfPanel.tsx', import.meta.url)),
      'utf8',
    );
    // Heads and names are semibold, sentences are not. While pictures or imports are at hand there is more to say.
    const keys = [...panel.matchAll(/\bt\('((?!exchange\.waiting|import\.progress)[\w.]+)'/g)].map(
      ([, key]) => key,
    );
    const cut = cutCharacters(weight, 'shelf');
    const words = Object.entries(zhCN).flatMap(([key, text]) =>
      keys.includes(key) && (weight === 400 || text.length <= 5) ? [...text] : [],
    );
    const missing = words.filter((character) => character >= '\u2e80' && !cut.has(character.charCodeAt(0)));
    expect(missing.join(''), 'add the keys to build/makeFonts.mjs').toBe('');
  },
);
