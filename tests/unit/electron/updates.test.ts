import { describe, expect, test } from 'vitest';
import { openJournal } from '#core/app/runtime/journal.ts';
import type { NewVersion, UpdatesState } from '#shared/contract/calls/runtime/updates.ts';
import { createUpdates, lookInterval, type Updater } from '../../../src-main/electron/updates.ts';
import { startApp } from '../../support/apps.ts';
import { eventually, temporaryFolder } from '../../support/folders.ts';

const newVersion: NewVersion = { version: '2.0.0', notes: '- *Quicker* <script>alert(1)</script> & more\n' };

/** An updater that does as it is told, and writes down what was asked of it. */
function fake(answers: Partial<Updater> = {}) {
  const asked: string[] = [];
  const repeated: { milliseconds: number; work: () => void }[] = [];
  const failed: string[] = [];
  const updates = createUpdates({
    load: async () => {
      asked.push('load');
      return {
        look: async () => {
          asked.push('look');
          return answers.look ? await answers.look() : newVersion;
        },
        download: async (onProgress) => {
          asked.push('download');
          await answers.download?.(onProgress);
        },
        install: async () => {
          asked.push('install');
          await answers.install?.();
        },
      };
    },
    repeat: (milliseconds, work) => {
      const one = { milliseconds, work };
      repeated.push(one);
      return () => void repeated.splice(repeated.indexOf(one), 1);
    },
    onFailed: (step) => failed.push(step),
  });
  const seen: UpdatesState[] = [];
  updates.onChange((state) => seen.push(state));
  return { updates, asked, repeated, failed, seen };
}

const broken = () => Promise.reject(new Error('net::ERR_INTERNET_DISCONNECTED https://example.org'));

describe('updates', () => {
  test('are off as they come: no updater is loaded and nobody is asked', async () => {
    const { updates, asked, repeated } = fake();
    const app = await startApp(await temporaryFolder(), { updates });
    expect(await app.call('settings.get', {})).toMatchObject({ lookForUpdates: false });
    expect(await app.call('updates.state', {})).toEqual({ kind: 'off' });
    await app.call('updates.download', {});
    await app.call('updates.install', {});
    await app.call('settings.change', { theme: 'dark' });
    await app.close();
    expect(asked).toEqual([]);
    expect(repeated).toEqual([]);
  });

  test('are looked for at once and once a day where the person said so, until they say otherwise', async () => {
    const { updates, asked, repeated } = fake({ look: async () => null });
    const profile = await temporaryFolder();
    const app = await startApp(profile, { updates });
    await app.call('settings.change', { lookForUpdates: true });
    await eventually(async () =>
      expect(await app.call('updates.state', {})).toEqual({ kind: 'idle', isNewest: true }),
    );
    expect(asked).toEqual(['load', 'look']);
    expect(repeated.map(({ milliseconds }) => milliseconds)).toEqual([lookInterval]);
    repeated[0]?.work();
    await eventually(async () => expect(asked).toEqual(['load', 'look', 'look']));
    await app.call('settings.change', { theme: 'dark' });
    await eventually(async () =>
      expect(await app.call('updates.state', {})).toEqual({ kind: 'idle', isNewest: true }),
    );
    await app.call('settings.change', { lookForUpdates: false });
    expect(repeated).toEqual([]);
    expect(await app.call('updates.state', {})).toEqual({ kind: 'off' });
    await app.close();
    expect(asked).toEqual(['load', 'look', 'look']);
  });

  test('are looked for at the next start as well, but not in safe mode', async () => {
    const profile = await temporaryFolder();
    const first = await startApp(profile);
    await first.call('settings.change', { lookForUpdates: true });
    await first.close();
    const safe = fake();
    await (await startApp(profile, { updates: safe.updates }, { safeMode: true })).close();
    expect(safe.asked).toEqual([]);
    const usual = fake();
    const app = await startApp(profile, { updates: usual.updates });
    await eventually(async () =>
      expect(await app.call('updates.state', {})).toMatchObject({ kind: 'available' }),
    );
    await app.close();
    expect(usual.repeated).toEqual([]);
  });

  test('that are found are told to every window with their notes, byte for byte', async () => {
    const { updates, asked } = fake();
    const app = await startApp(await temporaryFolder(), { updates });
    const told: UpdatesState[] = [];
    app.window().on('updates.changed', (state) => told.push(state));
    expect(await app.call('updates.look', {})).toEqual({ kind: 'available', ...newVersion });
    await eventually(async () =>
      expect(told).toEqual([{ kind: 'looking' }, { kind: 'available', ...newVersion }]),
    );
    await app.close();
    expect(asked).toEqual(['load', 'look']);
  });

  test('are downloaded and installed one step at a time, each when it is asked for', async () => {
    const { updates, asked, seen } = fake({
      download: async (onProgress) => [12.7, 12.9, 100].forEach(onProgress),
    });
    await updates.install();
    await updates.download();
    expect(asked).toEqual([]);
    await updates.look();
    await updates.install();
    expect(asked).toEqual(['load', 'look']);
    expect(await updates.download()).toEqual({ kind: 'ready', ...newVersion });
    expect(seen.flatMap((state) => (state.kind === 'downloading' ? [state.percent] : []))).toEqual([
      0, 12, 100,
    ]);
    // What was downloaded is not lost by looking again.
    expect(await updates.look()).toMatchObject({ kind: 'ready' });
    expect(asked).toEqual(['load', 'look', 'download']);
    await updates.install();
    expect(asked).toEqual(['load', 'look', 'download', 'install']);
  });

  test('that two windows ask for at once are asked for once', async () => {
    const { updates, asked } = fake();
    await Promise.all([updates.look(), updates.look()]);
    await Promise.all([updates.download(), updates.download()]);
    expect(asked).toEqual(['load', 'look', 'download']);
  });

  test.each(['look', 'download', 'install'] as const)(
    'say which step failed: %s; another try may do',
    async (step) => {
      const { updates, failed } = fake({ [step]: broken });
      await updates.look();
      await updates.download();
      await updates.install();
      expect(updates.state()).toEqual({ kind: 'failed', step });
      expect(failed).toEqual([step]);
      await updates.look();
      expect(updates.state().kind).toBe(step === 'look' ? 'failed' : 'available');
    },
  );

  test('fail to be looked for where there is no updater, and are looked for anew', async () => {
    let tries = 0;
    const updates = createUpdates({
      load: async () => {
        tries += 1;
        if (tries === 1) throw new Error('Cannot find package');
        return { look: async () => null, download: async () => undefined, install: async () => undefined };
      },
      repeat: () => () => undefined,
      onFailed: () => undefined,
    });
    expect(await updates.look()).toEqual({ kind: 'failed', step: 'look' });
    expect(await updates.look()).toEqual({ kind: 'idle', isNewest: true });
  });

  test('of which the notes never end are cut', async () => {
    const { updates } = fake({ look: async () => ({ version: '2.0.0', notes: 'x'.repeat(1_000_000) }) });
    const state = await updates.look();
    expect(state.kind === 'available' && state.notes.length).toBe(20_000);
  });

  test('that fail are in the log by their step alone', async () => {
    const profile = await temporaryFolder();
    const journal = openJournal(profile, () => new Date());
    const updates = createUpdates({
      load: broken,
      repeat: () => () => undefined,
      onFailed: (step) => journal.record({ kind: 'updateFailed', step }),
    });
    await updates.look();
    expect(journal.recent(1)).toMatchObject([{ kind: 'updateFailed', details: { step: 'look' } }]);
  });
});
