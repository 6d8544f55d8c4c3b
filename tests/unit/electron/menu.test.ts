import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, test } from 'vitest';
import { appCommands } from '#shared/contract/calls.ts';
import { acceleratorOf, keyedCommands } from '#shared/model/finding/commandKeys.ts';
import { menuTemplate } from '../../../src-main/electron/menu.ts';
import { menuLabels } from '../../../src-main/electron/menuLabels.ts';

type Entry = MenuItemConstructorOptions;

/** The entries of all menus with what choosing them did. */
function build(platform: NodeJS.Platform, language: 'en' | 'zh-CN' = 'en') {
  const done: string[] = [];
  const template = menuTemplate({
    platform,
    developerTools: false,
    labels: menuLabels[language],
    actions: { command: (command) => done.push(command), newWindow: () => done.push('newWindow') },
  });
  const flatten = (entries: readonly Entry[]): Entry[] =>
    entries.flatMap((entry) => [entry, ...(Array.isArray(entry.submenu) ? flatten(entry.submenu) : [])]);
  const choose = (entry: Entry) => (entry.click as (() => void) | undefined)?.();
  return { entries: flatten(template), done, choose };
}

describe.each(['linux', 'win32', 'darwin'] as const)('the menu on %s', (platform) => {
  test('offers every command once', () => {
    const { entries, done, choose } = build(platform);
    for (const entry of entries) choose(entry);
    expect(done.sort()).toEqual([...appCommands, 'newWindow'].sort());
  });

  test('registers no key that a person may be typing with', () => {
    const { entries } = build(platform);
    const registered = entries.filter((entry) => entry.accelerator && entry.registerAccelerator !== false);
    expect(registered.map((entry) => entry.id)).toEqual(['newWindow']);
  });

  test('shows the key that the page and the sheet of keys have', () => {
    const { entries } = build(platform);
    const shown = entries.flatMap(({ id, accelerator }) => (accelerator ? [[id, accelerator]] : []));
    const offered = entries.map(({ id }) => id);
    const keyed = keyedCommands.filter((id) => offered.includes(id));
    expect(shown.toSorted()).toEqual(keyed.map((id) => [id, acceleratorOf(id)]).toSorted());
  });

  test('shows no key twice', () => {
    const keys = build(platform).entries.flatMap((entry) => entry.accelerator ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('is in Chinese throughout, except for the name', () => {
    const labels = build(platform, 'zh-CN').entries.flatMap((entry) => entry.label ?? []);
    const english = labels.filter((label) => !/\p{Script=Han}/u.test(label));
    expect(english.filter((label) => label !== 'Broadsheet')).toEqual([]);
  });
});
