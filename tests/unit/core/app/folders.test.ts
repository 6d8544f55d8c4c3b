import { isAbsolute, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { personalFolders } from '#core/app/folders.ts';

describe('a person’s own folders', () => {
  test('are the system’s, apart from each other', () => {
    const { config, cache, log } = personalFolders({});
    expect([config, cache, log].every(isAbsolute)).toBe(true);
    expect(new Set([config, cache, log]).size).toBe(3);
    expect(config).toMatch(/broadsheet/);
  });

  test('lie together in a named profile', () => {
    const profile = resolve('some/profile');
    expect(personalFolders({ BROADSHEET_PROFILE: 'some/profile' })).toEqual({
      config: join(profile, 'config'),
      cache: join(profile, 'cache'),
      log: join(profile, 'log'),
    });
  });
});
