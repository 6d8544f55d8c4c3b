import fc from 'fast-check';
import { expect, it } from 'vitest';
import { commandLine } from '../../../src-main/cli/program.ts';
import { visible } from '../../../src-main/cli/visible.ts';

const steering = /(?![\n\r\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

it('shows escape sequences and turned text instead of obeying them', () => {
  expect(visible('a\u001b]0;owned\u0007\u009b2J\rb\u202etxt.exe')).toBe(
    'a\\u001b]0;owned\\u0007\\u009b2J\\u000db\\u202etxt.exe',
  );
});

it('leaves lines, tabs and every script as they are', () => {
  const text = 'One\ttwo\r\n三\n\u200fשלום می\u200cخواهم 👩‍👩‍👧 e\u0301';
  expect(visible(text)).toBe(text);
});

it('steers nothing and keeps JSON what it says', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const printed = visible(JSON.stringify({ name }));
      expect(printed).not.toMatch(steering);
      expect(JSON.parse(printed)).toEqual({ name });
    }),
  );
});

it.each([
  { written: 'search', args: ['search', 'x', 'y', '--no\u001b[2J'] },
  { written: 'a part of a command', args: ['snapshot', 'list', 'x', '--no\u001b[2J'] },
])('what is said of wrong usage steers nothing: $written', async ({ args }) => {
  const said: string[] = [];
  const { write } = process.stderr;
  process.stderr.write = ((text: string) => said.push(text) > 0) as typeof write;
  try {
    await commandLine()
      .parseAsync(['node', 'broadsheet', ...args])
      .catch(() => undefined);
  } finally {
    process.stderr.write = write;
  }
  expect(said.join('')).toContain('\\u001b[2J');
  expect(said.join('')).not.toMatch(steering);
});
