import { renderToString } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { UpdatesState } from '#shared/contract/calls/runtime/updates.ts';
import { makeTranslator } from '#shared/i18n/catalogues.ts';
import { languages } from '#shared/i18n/language.ts';
import { KnownUpdate } from '../../../../../src-renderer/components/settings/UpdateSettings.tsx';

const shown = (state: UpdatesState, language: (typeof languages)[number] = 'en') =>
  renderToString(<KnownUpdate state={state} t={makeTranslator(language).t} onStep={() => undefined} />);

const version = { version: '2.0.0', notes: '' };

describe('what the settings show of newer versions', () => {
  test('are notes as text, never as HTML', () => {
    const notes = '<b>New</b>\n<img src=x onerror=alert(1)> & more';
    const html = shown({ kind: 'available', version: '2.0.0', notes });
    expect(html).toContain(
      '<pre>&lt;b&gt;New&lt;/b&gt;\n&lt;img src=x onerror=alert(1)&gt; &amp; more</pre>',
    );
    expect(html).not.toMatch(/<b>|<img/);
  });

  test.each([
    [{ kind: 'off' }, 'Look now'],
    [{ kind: 'idle', isNewest: true }, 'Look now'],
    [{ kind: 'looking' }, null],
    [{ kind: 'available', ...version }, 'Download'],
    [{ kind: 'downloading', percent: 40, ...version }, null],
    [{ kind: 'ready', ...version }, 'Install and restart'],
    [{ kind: 'failed', step: 'look' }, 'Look now'],
  ] as const)('is with %j one button: %s', (state, label) => {
    const buttons = [...shown(state).matchAll(/<button[^>]*>([^<]*)/g)].map(([, text]) => text);
    expect(buttons).toEqual(label === null ? [] : [label]);
  });

  test.each(languages)('is one sentence for each step that failed, in %s', (language) => {
    const sentences = (['look', 'download', 'install'] as const).map(
      (step) => /<p role="status">([^<]*)</.exec(shown({ kind: 'failed', step }, language))?.[1] ?? '',
    );
    expect(new Set(sentences).size).toBe(3);
    for (const sentence of sentences) expect(sentence.match(/[.。]/g)).toHaveLength(1);
    expect(sentences.join(' ')).not.toMatch(/\{\{|Error|net::/);
  });

  test('names the version and how far its download is', () => {
    expect(shown({ kind: 'downloading', percent: 40, ...version })).toContain(
      'Version 2.0.0 is being downloaded: 40 %',
    );
    expect(shown({ kind: 'downloading', percent: 40, ...version }, 'zh-CN')).toContain('2.0.0 版：40 %');
  });
});
