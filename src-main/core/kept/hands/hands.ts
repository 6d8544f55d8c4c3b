import { hostname, userInfo } from 'node:os';
import type { Clock } from '#core/disk/files/clock.ts';
import { watchTree } from '#core/disk/files/watchFolder.ts';
import type { Hand } from '#shared/model/hand.ts';
import { type HandCard, handsFolder, readCards, writeCard } from './handCard.ts';
import { peopleOf } from './people.ts';

export interface HandsOptions {
  /** Absolute path of the library folder. */
  readonly libraryPath: string;
  /** Whose card this process writes; see `claimWriter`. */
  readonly writer: string;
  /** What the person wants to be called; empty where they gave no name. */
  readonly name: () => string;
  readonly clock: Clock;
}

/** How often it is looked who else is there, and said that one is there oneself; both in milliseconds. */
const lookEvery = 30_000;
const sayEvery = 3 * 60_000;

/** The people who work in a library: what each says of itself, and when it was last heard of. */
export class Hands {
  readonly #options: HandsOptions;
  readonly #listeners = new Set<(hands: readonly Hand[]) => void>();
  readonly #account: Pick<HandCard, 'user' | 'device'>;
  #cards: readonly HandCard[] = [];
  #list: readonly Hand[] = [];
  /** One after the other, so that no older state replaces a newer one. */
  #working: Promise<unknown> = Promise.resolve();
  #timer: NodeJS.Timeout | null = null;
  #stopWatching: () => Promise<void> = async () => undefined;

  private constructor(options: HandsOptions) {
    this.#options = options;
    this.#account = { user: accountName(), device: hostname() };
  }

  /** Reads who is known, and writes nothing. Does not fail for a folder that cannot be read. */
  static async open(options: HandsOptions): Promise<Hands> {
    const hands = new Hands(options);
    await hands.lookAgain();
    return hands;
  }

  /** One's own first, then whoever was seen last. */
  list(): readonly Hand[] {
    return this.#list;
  }

  /** Says that one is there, and from now on looks who else is. */
  async begin(): Promise<void> {
    await this.atWork();
    const { libraryPath } = this.#options;
    this.#stopWatching = await watchTree(libraryPath, handsFolder(libraryPath), new Set(), () => {
      void this.lookAgain();
    });
    // On a NAS nothing tells of what others write.
    this.#timer = setInterval(() => void this.#goOn(), lookEvery);
    this.#timer.unref();
  }

  /**
   * Writes one's own card, where that is some minutes old or says another name. Where it cannot be written nobody
   * loses anything that they made: it is tried again with the next sign of life.
   */
  atWork(): Promise<void> {
    return this.#inTurn(async () => {
      const { libraryPath, writer, name, clock } = this.#options;
      const now = clock();
      const card = { writer, name: name().trim(), ...this.#account, lastSeen: now.toISOString() };
      const known = this.#ownCard();
      if (known?.name === card.name && Math.abs(now.getTime() - Date.parse(known.lastSeen)) < sayEvery)
        return;
      try {
        await writeCard(libraryPath, card);
      } catch {
        return;
      }
      this.#take([...this.#cards.filter((one) => one.writer !== writer), card]);
    });
  }

  /** Reads all cards anew, and tells where something changed. */
  lookAgain(): Promise<void> {
    return this.#inTurn(async () => this.#take(await readCards(this.#options.libraryPath)));
  }

  /** Calls `listener` with all hands when one came or says something else; answers how to stop. */
  onChange(listener: (hands: readonly Hand[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    await this.#stopWatching();
    await this.#working;
  }

  /** Alone, nobody needs to hear it again and again. A new name is said when it is typed to its end. */
  async #goOn(): Promise<void> {
    await this.lookAgain();
    if (this.#list.length > 1 || this.#ownCard()?.name !== this.#options.name().trim()) await this.atWork();
  }

  #ownCard(): HandCard | undefined {
    return this.#cards.find(({ writer }) => writer === this.#options.writer);
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#working.then(work);
    this.#working = done.catch(() => undefined);
    return done;
  }

  #take(cards: readonly HandCard[]): void {
    const { writer, clock } = this.#options;
    const list = peopleOf(cards, writer, clock());
    const isNews = JSON.stringify(list) !== JSON.stringify(this.#list);
    this.#cards = cards;
    this.#list = list;
    if (isNews) for (const listener of this.#listeners) listener(list);
  }
}

/** There may be none, as in containers. */
function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}
