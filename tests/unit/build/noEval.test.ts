import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const out = fileURLToPath(new URL('../../../out/', import.meta.url));
const scripts = globSync(['renderer/**/*.{js,mjs}', 'preload/**/*.{js,cjs}'], { cwd: out });

/**
 * What the content security policy forbids: code made of text. A `new Function` in zod, which looks whether it may,
 * is reported as a breach even though it is caught; so zod stays with the application, which checks every input.
 */
const forbidden = /\bnew Function\(|(?<![\w.$])eval\(|(?<![\w.$])Function\(|\ballowsEval\b|\b_zod\b/;

/** `npm test` builds first; a single run of the unit tests may find no build. */
describe.skipIf(!existsSync(`${out}renderer/index.html`))('the built window', () => {
  test('has scripts to look at', () => {
    expect(scripts.length).toBeGreaterThan(10);
  });

  test.each(scripts)('%s evaluates no text, and has no zod in it', (script) => {
    const found = forbidden.exec(readFileSync(out + script, 'utf8'));
    expect(found?.[0] ?? null).toBeNull();
  });
});

test.each(['new Function("")', ';eval("1")', 'Function("return this")()', 'e._zod.def'])(
  '%s would be found',
  (source) => {
    expect(source).toMatch(forbidden);
  },
);
