import { describe, expect, it } from 'vitest';
import type { HandCard } from '#core/kept/hands/handCard.ts';
import { deviceOf, peopleOf } from '#core/kept/hands/people.ts';

const now = new Date('2026-11-28T12:00:00.000Z');
const card = (writer: string, changes: Partial<HandCard> = {}): HandCard => ({
  writer,
  name: '',
  user: 'reader',
  device: 'desk.local',
  lastSeen: '2026-11-28T11:00:00.000Z',
  ...changes,
});

describe('the people behind the cards', () => {
  it('programs of one device are one hand, called as the last of them says', () => {
    const cards = [
      card('one', { name: 'An' }),
      card('one-2', { name: 'Ann', lastSeen: '2026-11-28T11:30:00.000Z' }),
    ];
    expect(peopleOf(cards, 'one-2', now)).toEqual([
      {
        id: 'one',
        devices: ['one'],
        name: 'Ann',
        isNamed: true,
        lastSeen: '2026-11-28T11:30:00.000Z',
        isOwn: true,
      },
    ]);
  });

  it('one person’s devices are one hand where the person says so by the name', () => {
    const people = peopleOf([card('two', { name: 'ann' }), card('one', { name: 'Ann' })], 'other', now);
    expect(people).toMatchObject([{ id: 'one', devices: ['one', 'two'], isOwn: false }]);
  });

  it('accounts that are called alike by chance stay apart, and a nameless hand goes by account and computer', () => {
    const people = peopleOf(
      [card('one'), card('two', { user: '' }), card('three', { device: '' })],
      'one',
      now,
    );
    expect(people.map(({ name }) => name)).toEqual(['reader (desk)', 'reader', 'desk']);
    expect(people.every(({ isNamed }) => !isNamed)).toBe(true);
  });

  it('comes with oneself first, then whoever was heard of last; nobody was seen in the future', () => {
    const people = peopleOf(
      [
        card('one', { lastSeen: '2026-11-28T09:00:00.000Z' }),
        card('two', { lastSeen: '2026-11-28T10:00:00.000Z' }),
        card('three', { lastSeen: '2031-01-01T00:00:00.000Z' }),
      ],
      'one',
      now,
    );
    expect(people.map(({ id }) => id)).toEqual(['one', 'three', 'two']);
    expect(people[1]?.lastSeen).toBe(now.toISOString());
  });
});

it('what was written before there were hands is no device’s', () => {
  expect(deviceOf('0')).toBeNull();
  expect(deviceOf('k7d2m3-2')).toBe('k7d2m3');
});
