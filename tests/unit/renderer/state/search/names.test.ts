import { describe, expect, it } from 'vitest';
import type { FoundNames } from '#shared/model/finding/name.ts';
import { createNames } from '../../../../../src-renderer/state/search/names.ts';
import { connect, until } from '../../support.ts';

/** Names that are asked for, and answered one by one when the test says so. */
function askedNames() {
  const asked: string[] = [];
  const answers: (() => void)[] = [];
  const { peer } = connect({
    'names.find': ({ text }) =>
      new Promise<FoundNames>((resolve) => {
        asked.push(text);
        answers.push(() =>
          resolve({
            names: [{ kind: 'tag', label: `tag of ${text}`, notes: 1 }],
            commands: [],
            complete: true,
          }),
        );
      }),
  });
  const names = createNames(peer);
  const answer = async (place: number) => {
    await until(() => answers.length > place);
    answers[place]?.();
  };
  const label = () => names.store.getState().names[0]?.label;
  return { peer, names, asked, answer, label };
}

describe('names as one types', () => {
  it('asks for the newest text only while an answer is awaited, and drops the old answer', async () => {
    const { names, asked, answer, label } = askedNames();
    for (const text of ['b', 'br', 'bri', 'bridge']) names.look(text);
    await answer(0);
    await answer(1);
    await until(() => label() !== undefined);
    expect(asked).toEqual(['b', 'bridge']);
    expect(label()).toBe('tag of bridge');
  });

  it('asks again for what was typed last, though its first answer is still awaited', async () => {
    const { names, asked, answer, label } = askedNames();
    names.look('harrow');
    await answer(0);
    await until(() => label() === 'tag of harrow');
    names.look('bridge');
    names.again();
    await answer(1);
    await answer(2);
    await until(() => label() === 'tag of bridge');
    expect(asked).toEqual(['harrow', 'bridge', 'bridge']);
  });

  it('shows nothing of the library before, whose answer comes late', async () => {
    const { peer, names, answer, label } = askedNames();
    const seen: (string | undefined)[] = [];
    names.store.subscribe(() => seen.push(label()));
    names.look('harrow');
    names.reset();
    await answer(0);
    // An answer that was given later is here: so is the late one.
    const later = peer.call('names.find', { text: 'later', limit: 1 });
    await answer(1);
    await later;
    names.look('bridge');
    await answer(2);
    await until(() => label() === 'tag of bridge');
    expect(seen).toEqual(['tag of bridge']);
  });
});
