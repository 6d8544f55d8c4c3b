import { expect, test } from 'vitest';
import { linkMenu } from '../../../src-main/electron/linkMenu.ts';

const labels = { openInNewWindow: 'Open', copyLink: 'Copy' };

function menuOf(address: string) {
  const done: string[] = [];
  const entries = linkMenu(address, labels, {
    open: (path) => done.push(`opened ${path}`),
    copy: (text) => done.push(text),
  });
  return {
    names: entries.map(({ label }) => label),
    press: (name: string) => entries.find(({ label }) => label === name)?.click(),
    done,
  };
}

test('a link to an issue can be opened in a window and copied as the system opens it', () => {
  const { names, press, done } = menuOf('app://broadsheet/issue/1926-05-14?start=3&end=9');
  expect(names).toEqual(['Open', 'Copy']);
  press('Open');
  press('Copy');
  expect(done).toEqual([
    'opened /issue/1926-05-14?start=3&end=9',
    'broadsheet://issue/1926-05-14?start=3&end=9',
  ]);
});

test('a place that the system cannot name is not copied, and a link elsewhere has no menu', () => {
  expect(menuOf('app://broadsheet/?search=ferry').names).toEqual(['Open']);
  expect(menuOf('https://example.com/').names).toEqual([]);
  expect(menuOf('').names).toEqual([]);
});
