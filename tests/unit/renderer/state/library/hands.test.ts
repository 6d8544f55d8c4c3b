import { expect, it } from 'vitest';
import type { Hand } from '#shared/model/hand.ts';
import { createHands } from '../../../../../src-renderer/state/library/hands.ts';
import { connect, until } from '../../support.ts';

const hand = (name: string): Hand => ({
  id: name,
  devices: [name],
  name,
  isNamed: true,
  lastSeen: '2026-11-28T10:00:00.000Z',
  isOwn: false,
});

it('knows the hands when asked, and hears of those that come', async () => {
  const { peer, server } = connect({ 'library.hands': () => [hand('Ann')] });
  const hands = createHands(peer);
  await hands.load();
  expect(hands.store.getState().hands.map(({ name }) => name)).toEqual(['Ann']);
  server.send('hands.changed', { hands: [hand('Ann'), hand('Ben')] });
  await until(() => hands.store.getState().hands.length === 2);
});

it('takes news that overtook the answer as the newer one', async () => {
  const link = connect({
    'library.hands': async () => {
      link.server.send('hands.changed', { hands: [hand('Ann'), hand('Ben')] });
      return [hand('Ann')];
    },
  });
  const hands = createHands(link.peer);
  await hands.load();
  expect(hands.store.getState().hands).toHaveLength(2);
});
