import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { outlinesOf, pathOf } from '#core/exchange/print/outlines/outlinesOf.ts';

const faceFile = (name: string) =>
  readFile(fileURLToPath(new URL(`../../../../../../node_modules/@fontsource/${name}`, import.meta.url)));
const latin = () => faceFile('source-serif-4/files/source-serif-4-latin-400-normal.woff2');
// The part of the face that has the commonest characters.
const han = () => faceFile('noto-serif-sc/files/noto-serif-sc-119-400-normal.woff2');

/** The corners of a path, in ems. */
function boundsOf(path: string, unitsPerEm: number) {
  const numbers = (path.match(/-?[\d.]+/gu) ?? []).map((word) => Number(word) / unitsPerEm);
  const xs = numbers.filter((_, index) => index % 2 === 0);
  const ys = numbers.filter((_, index) => index % 2 === 1);
  return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) };
}

const contoursIn = (path: string) => path.split('Z').length - 1;

it('draws letters as the face does: rings with a hole, marks above, tails below the line, nothing for a space', async () => {
  const outlines = await outlinesOf(await latin(), 'oéepix —\u4e00');
  const { unitsPerEm = 1, paths = {} } = outlines ?? {};
  expect(unitsPerEm).toBe(1000);
  expect(contoursIn(paths.o ?? '')).toBe(2);
  expect(contoursIn(paths.i ?? '')).toBeGreaterThan(1);
  expect(contoursIn(paths.é ?? '')).toBe(contoursIn(paths.e ?? '') + 1);
  expect(boundsOf(paths.é ?? '', unitsPerEm).top).toBeGreaterThan(
    boundsOf(paths.e ?? '', unitsPerEm).top + 0.1,
  );
  expect(boundsOf(paths.p ?? '', unitsPerEm).bottom).toBeLessThan(-0.15);
  const { bottom, top } = boundsOf(paths.x ?? '', unitsPerEm);
  expect(Math.abs(bottom)).toBeLessThan(0.02);
  expect(top).toBeGreaterThan(0.4);
  expect(top).toBeLessThan(0.55);
  expect(paths[' ']).toBe('');
  expect(paths).not.toHaveProperty('\u4e00');
});

it('draws characters within their square', async () => {
  const outlines = await outlinesOf(await han(), '的一国中');
  expect(Object.keys(outlines?.paths ?? {}).length).toBeGreaterThan(0);
  for (const path of Object.values(outlines?.paths ?? {})) {
    const { left, right, bottom, top } = boundsOf(path, outlines?.unitsPerEm ?? 1);
    expect(left).toBeGreaterThan(-0.05);
    expect(right).toBeLessThan(1.05);
    expect(right - left).toBeGreaterThan(0.6);
    expect(bottom).toBeGreaterThan(-0.2);
    expect(top).toBeLessThan(1);
  }
});

it('knows nothing of a file that is damaged', async () => {
  const whole = new Uint8Array(await latin());
  await fc.assert(
    fc.asyncProperty(fc.nat(400), fc.uint8Array({ maxLength: 60 }), async (at, bytes) => {
      const file = whole.slice();
      file.set(bytes, at);
      // Whatever comes of it, it is an answer.
      expect(await outlinesOf(file, 'a')).toBeDefined();
    }),
    { numRuns: 30 },
  );
  expect(await outlinesOf(new Uint8Array(0), 'a')).toBeNull();
  expect(await outlinesOf(whole.subarray(0, 2000), 'a')).toBeNull();
});

it('joins curves halfway where no point lies on them', () => {
  const round = [
    { x: 0, y: 10, isOnCurve: false },
    { x: 10, y: 0, isOnCurve: false },
    { x: 0, y: -10, isOnCurve: false },
    { x: -10, y: 0, isOnCurve: false },
  ];
  expect(pathOf(round)).toBe('M5 5Q10 0 5 -5Q0 -10 -5 -5Q-10 0 -5 5Q0 10 5 5Z');
});
