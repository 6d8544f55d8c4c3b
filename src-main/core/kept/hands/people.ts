import type { Hand } from '#shared/model/hand.ts';
import type { HandCard } from './handCard.ts';

/** What former programs wrote has this for a writer. */
const formerWriter = '0';

/** The device of a writer: its slots are one hand to people. Null for what was written before there were hands. */
export const deviceOf = (writer: string): string | null =>
  writer === formerWriter ? null : (writer.split('-')[0] ?? writer);

/**
 * The people behind the cards, one's own first, then whoever was seen last. Cards of one device are one person's,
 * and so are those under one name that a person gave; accounts that are called alike by chance are not.
 */
export function peopleOf(cards: readonly HandCard[], ownWriter: string, now: Date): readonly Hand[] {
  const own = deviceOf(ownWriter);
  const devices = Map.groupBy(cards, ({ writer }) => deviceOf(writer) ?? writer);
  const people = Map.groupBy(devices, ([device, ofDevice]) => {
    const { name } = newestOf(ofDevice);
    return name === '' ? `device ${device}` : `name ${folded(name)}`;
  });
  return [...people.values()]
    .map((members): Hand => {
      const newest = newestOf(members.flatMap(([, ofDevice]) => ofDevice));
      const ids = members.map(([device]) => device).toSorted();
      return {
        id: ids[0] ?? '',
        devices: ids,
        name: newest.name || accountOf(newest),
        isNamed: newest.name !== '',
        // A clock that is ahead saw nobody in the future.
        lastSeen: earlier(newest.lastSeen, now.toISOString()),
        isOwn: own !== null && ids.includes(own),
      };
    })
    .toSorted(
      (a, b) => Number(b.isOwn) - Number(a.isOwn) || compare(b.lastSeen, a.lastSeen) || compare(a.id, b.id),
    );
}

function newestOf(cards: readonly HandCard[]): HandCard {
  return cards.reduce((newest, card) => (card.lastSeen > newest.lastSeen ? card : newest));
}

/** A computer's name without the network that it is in. */
function accountOf({ user, device, writer }: HandCard): string {
  const computer = device.split('.')[0] ?? '';
  if (user === '') return computer || writer;
  return computer === '' ? user : `${user} (${computer})`;
}

const folded = (name: string) => name.normalize('NFC').toLowerCase();
const earlier = (a: string, b: string) => (a < b ? a : b);
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
