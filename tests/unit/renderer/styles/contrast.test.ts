import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { colourValues } from '#shared/model/annotation.ts';

const css = readFileSync(new URL('../../../../src-renderer/styles/tokens.css', import.meta.url), 'utf8');

/** The tokens of the first block that a selector opens. */
function tokensOf(selector: string): ReadonlyMap<string, string> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf('}', start));
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/giu)].map((match) => [match[1] ?? '', match[2] ?? '']),
  );
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance(hex: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** Text on its ground: 4.5 to 1 (WCAG 1.4.3). */
const text: readonly (readonly [ink: string, ground: string])[] = [
  ...['paper', 'desk', 'panel'].flatMap((ground) =>
    ['ink', 'soft', 'accent', 'failure'].map((ink) => [ink, ground] as const),
  ),
  ['ink', 'chosen'],
  ['on-accent', 'accent'],
  ['on-toolbar', 'toolbar'],
  ['ink', 'match'],
];
/** What must be seen to be used: 3 to 1 (WCAG 1.4.11). */
const shapes: readonly (readonly [shape: string, ground: string])[] = [
  ['control', 'paper'],
  ['control', 'panel'],
  ['focus', 'paper'],
  ['focus', 'panel'],
  ['focus', 'desk'],
  ['heat-note-edge', 'desk'],
  ['heat-gap', 'desk'],
  ['heat-issue', 'desk'],
  ...[1, 2, 3, 4, 5, 6, 7].map((series) => [`series-${series}`, 'panel'] as const),
];

describe.each([
  ['light', tokensOf(':root')],
  ['dark', tokensOf(':root[data-theme="dark"]')],
])('the %s theme', (_name, tokens) => {
  const colour = (token: string) => {
    const value = tokens.get(token);
    if (value === undefined) throw new Error(`There is no token --${token}.`);
    return value;
  };

  it.each(text)('can be read: %s on %s', (ink, ground) => {
    expect(contrast(colour(ink), colour(ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(shapes)('can be seen: %s on %s', (shape, ground) => {
    expect(contrast(colour(shape), colour(ground))).toBeGreaterThanOrEqual(3);
  });
});

describe('the tokens', () => {
  it('are the same whether the dark theme is chosen or follows the system', () => {
    expect(tokensOf(':root:not([data-theme="light"])')).toEqual(tokensOf(':root[data-theme="dark"]'));
  });

  it('have the highlight colours of the model', () => {
    for (const [name, value] of Object.entries(colourValues)) expect(css).toContain(`--${name}: ${value};`);
  });
});
