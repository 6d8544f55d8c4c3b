import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const page = readFileSync(`${root}docs/security.md`, 'utf8');

/** The lines of all tables, without their heads. */
const lines = page
  .split('\n')
  .filter((line) => line.startsWith('|') && !/^\|(?:-+\|)+$/u.test(line) && !line.endsWith('| held by |'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

describe('docs/security.md', () => {
  test.each(lines.map(([rule = '', , tests = '']) => [rule, tests]))(
    '“%s” is held by a test',
    (_rule, tests) => {
      const named = [...tests.matchAll(/`([^`]+)` “([^”]+)”/gu)];
      expect(named).not.toEqual([]);
      for (const [, file = '', title = ''] of named) {
        expect(existsSync(root + file), `${file} is there`).toBe(true);
        const text = readFileSync(root + file, 'utf8').replaceAll(/\\'/gu, "'");
        const escaped = title.replaceAll(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
        expect(text, `${file} has “${title}”`).toMatch(new RegExp(`\\(\\s*['"\`]${escaped}['"\`]`, 'u'));
      }
    },
  );

  test('goes through the whole of Electron’s checklist', () => {
    const numbers = lines.flatMap(([rule = '']) => /^(\d+)\. /u.exec(rule)?.[1] ?? []);
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => String(index + 1)));
  });
});
