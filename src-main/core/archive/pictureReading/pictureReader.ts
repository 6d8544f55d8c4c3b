import type { Clock } from '#core/disk/files/clock.ts';
import type { StoredDocument } from '#core/disk/json/document.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { WritingMode } from '#shared/model/scans/pageReading.ts';
import {
  type PictureReadingOffer,
  type PictureReadingOrder,
  type PictureReadingState,
  type PicturesToRead,
  type ReadableLanguage,
  unreadableReasons,
} from '#shared/model/scans/pictureReading.ts';
import type { Library } from '../library/library.ts';
import { openOrders, type StoredOrder, type StoredOrders } from './orders.ts';
import {
  issuesToRead,
  type ReadablePage,
  type ReadTimes,
  readableLanguage,
  readablePages,
} from './readablePages.ts';
import { TimeLeft } from './timeLeft.ts';

/** How a page is to be read; null leaves it to the first look at it. */
export interface PagePrint {
  readonly language: ReadableLanguage | null;
  readonly writing: WritingMode | null;
}

export interface PictureReaderOptions {
  readonly library: Pick<
    Library,
    'summaries' | 'summary' | 'getFacsimile' | 'getWords' | 'cacheFolder' | 'whenRead'
  >;
  readonly clock: Clock;
  readonly readTimes: ReadTimes;
  /**
   * Reads a page's picture and keeps what was read; answers in what language. Rejects with `unreadablePicture`, with
   * what saving throws, or when it is aborted.
   */
  readonly readPage: (
    page: ReadablePage,
    print: PagePrint,
    signal: AbortSignal,
    onProgress: (share: number) => void,
  ) => Promise<PagePrint>;
  /** How many pages are read at once. */
  readonly atOnce: () => number;
  /** Whether pages may be read now: not on a battery, unless the person wants it. */
  readonly mayWork: () => boolean;
  readonly onChange: (state: PictureReadingState) => void;
}

/** A page that waits, with its order. */
interface WaitingPage {
  readonly page: ReadablePage;
  readonly order: StoredOrder;
}

/** A page at work. */
interface Work {
  readonly waiting: WaitingPage;
  readonly control: AbortController;
  readonly began: number;
  share: number;
}

/** Failures that every page would meet: the orders wait until somebody did something. */
const stopping: ReadonlySet<string> = new Set(['diskFull', 'readOnly', 'saveFailed', 'noAccess']);

/**
 * Reads the pictures of a library one after the other, quietly. What was asked for outlives a restart; a page is kept
 * as soon as it is read, so that whatever ends this costs the pages at work and nothing else.
 */
export class PictureReader {
  readonly #options: PictureReaderOptions;
  readonly #orders: StoredDocument<StoredOrders>;
  readonly #timeLeft = new TimeLeft();
  readonly #work = new Set<Work>();
  /** What the first page of an issue turned out to be printed in. */
  readonly #prints = new Map<string, PagePrint>();
  #waiting: WaitingPage[] = [];
  #done = 0;
  #total = 0;
  #message: string | null = null;
  #isClosed = false;
  #takenUp: Promise<void> = Promise.resolve();
  readonly #running = new Set<Promise<void>>();

  private constructor(options: PictureReaderOptions, orders: StoredDocument<StoredOrders>) {
    this.#options = options;
    this.#orders = orders;
  }

  /** Goes on with what was asked for and not done, once the library is read. */
  static async open(options: PictureReaderOptions): Promise<PictureReader> {
    const orders = await openOrders(options.library.cacheFolder, options.clock);
    const reader = new PictureReader(options, orders);
    if (orders.data.orders.length > 0)
      reader.#takenUp = options.library.whenRead().then(() => reader.#takeUp());
    return reader;
  }

  state(): PictureReadingState {
    const atWork = [...this.#work].map(({ waiting: { page }, share }) => ({
      issueId: page.issueId,
      page: page.page,
      share,
    }));
    const left = this.#waiting.length + this.#work.size;
    const shares = atWork.map(({ share }) => share);
    return {
      status: this.#status(left),
      done: this.#done,
      total: this.#total,
      atWork,
      secondsLeft: left === 0 ? null : this.#timeLeft.seconds(left, shares, this.#options.atOnce()),
      unread: this.#orders.data.unread,
      message: this.#message,
    };
  }

  #status(left: number): PictureReadingState['status'] {
    if (this.#message !== null) return 'stopped';
    if (left === 0) return 'idle';
    if (this.#orders.data.isPaused) return 'paused';
    return this.#options.mayWork() ? 'running' : 'waiting';
  }

  /** What there is to read. Throws as `Library.getIssue` where one issue is asked for. */
  async offer(what: PicturesToRead): Promise<PictureReadingOffer> {
    const { library, readTimes } = this.#options;
    let unread = 0;
    let read = 0;
    const languages = new Map<ReadableLanguage | null, number>();
    for (const { id, language } of issuesToRead(library, what)) {
      const pages = await this.#pagesOf(id, what, readTimes);
      for (const page of pages) page.read === null ? unread++ : read++;
      const own = readableLanguage(language);
      languages.set(own, (languages.get(own) ?? 0) + pages.length);
    }
    const last = this.#orders.data.orders.at(-1);
    const [only, ...others] = languages.keys();
    const language = others.length === 0 ? (only ?? last?.language ?? null) : null;
    return { unread, read, language, writing: last?.language === language ? (last?.writing ?? null) : null };
  }

  /** Puts pages behind those that wait. Throws as `Library.getIssue`, or what saving throws. */
  async read({ what, language, writing, again }: PictureReadingOrder): Promise<PictureReadingState> {
    const { library, readTimes, clock } = this.#options;
    await this.#takenUp;
    const known = [...this.#waiting, ...[...this.#work].map(({ waiting }) => waiting)];
    const asked = new Set(known.map(({ page }) => keyOf(page)));
    const pages: ReadablePage[] = [];
    for (const { id } of issuesToRead(library, what)) {
      for (const page of await this.#pagesOf(id, what, readTimes)) {
        if ((page.read === null || again) && !asked.has(keyOf(page))) pages.push(page);
      }
    }
    if (pages.length === 0) return this.state();
    const order: StoredOrder = {
      given: clock().toISOString(),
      language,
      writing,
      pages: pages.map(({ issueId, page }) => ({ issueId, page })),
    };
    const names = new Set(pages.map(keyOf));
    await this.#orders.update((file) => ({
      ...file,
      isPaused: false,
      orders: [...file.orders, order],
      unread: file.unread.filter((one) => !names.has(keyOf(one))),
    }));
    for (const { issueId } of pages) this.#prints.delete(issueId);
    if (this.#waiting.length + this.#work.size === 0) this.#startCounting();
    this.#total += pages.length;
    this.#waiting.push(...pages.map((page) => ({ page, order })));
    this.#message = null;
    this.#go();
    return this.state();
  }

  /** The pages at work are let go, and begun anew later. */
  async pause(): Promise<PictureReadingState> {
    await this.#orders.update((file) => ({ ...file, isPaused: true }));
    this.#letGo();
    this.#tell();
    return this.state();
  }

  async resume(): Promise<PictureReadingState> {
    await this.#orders.update((file) => (file.isPaused ? { ...file, isPaused: false } : file));
    this.#message = null;
    this.#go();
    return this.state();
  }

  async cancel(): Promise<PictureReadingState> {
    await this.#orders.update((file) => ({ ...file, isPaused: false, orders: [], unread: [] }));
    this.#waiting = [];
    for (const { control } of this.#work) control.abort();
    this.#work.clear();
    this.#message = null;
    this.#startCounting();
    this.#tell();
    return this.state();
  }

  /** The computer was plugged in, or out: goes on, or waits. */
  powerChanged(): void {
    if (this.#waiting.length + this.#work.size === 0) return;
    if (!this.#options.mayWork()) this.#letGo();
    this.#go();
  }

  /** Resolves when nothing is left to read, or nothing goes on. */
  async idle(): Promise<void> {
    await this.#takenUp;
    while (this.#running.size > 0) await Promise.race(this.#running);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { control } of this.#work) control.abort();
    await this.idle();
    await this.#orders.settled();
  }

  #startCounting(): void {
    this.#done = 0;
    this.#total = 0;
  }

  /** Takes up the orders of before: what was read after it was ordered is done. */
  async #takeUp(): Promise<void> {
    const { library, readTimes } = this.#options;
    const taken = new Set<string>();
    const failed = new Set(this.#orders.data.unread.map(keyOf));
    // The last order of a page counts, and pages come in the order in which they were asked for.
    for (const order of this.#orders.data.orders.toReversed()) {
      const given = Date.parse(order.given);
      const left: WaitingPage[] = [];
      const issueIds = new Set(order.pages.map(({ issueId }) => issueId));
      for (const issueId of issueIds) {
        const wanted = new Set(order.pages.flatMap((one) => (one.issueId === issueId ? [one.page] : [])));
        const pages = library.summary(issueId)
          ? await readablePages(library, issueId, readTimes).catch(() => [])
          : [];
        for (const page of pages) {
          const key = keyOf(page);
          if (!wanted.has(page.page) || failed.has(key) || taken.has(key)) continue;
          taken.add(key);
          if (page.read === null || page.read < given) left.push({ page, order });
        }
      }
      this.#waiting.unshift(...left);
    }
    this.#total = this.#waiting.length;
    if (this.#total === 0) await this.#forgetOrders();
    this.#go();
  }

  async #pagesOf(
    issueId: string,
    what: PicturesToRead,
    readTimes: ReadTimes,
  ): Promise<readonly ReadablePage[]> {
    const { library } = this.#options;
    if (what.kind !== 'issue') return await readablePages(library, issueId, readTimes).catch(() => []);
    const pages = await readablePages(library, issueId, readTimes);
    return what.pages === null ? pages : pages.filter(({ page }) => what.pages?.includes(page));
  }

  #letGo(): void {
    const begun = [...this.#work];
    this.#work.clear();
    this.#waiting.unshift(...begun.map(({ waiting }) => waiting));
    for (const { control } of begun) control.abort();
  }

  #go(): void {
    const { atOnce, mayWork } = this.#options;
    while (
      !this.#isClosed &&
      !this.#orders.data.isPaused &&
      this.#message === null &&
      mayWork() &&
      this.#work.size < atOnce()
    ) {
      const waiting = this.#waiting.shift();
      if (!waiting) break;
      const work: Work = {
        waiting,
        control: new AbortController(),
        began: this.#options.clock().getTime(),
        share: 0,
      };
      this.#work.add(work);
      const running = this.#perform(work).finally(() => this.#running.delete(running));
      this.#running.add(running);
    }
    this.#tell();
  }

  async #perform(work: Work): Promise<void> {
    const { page, order } = work.waiting;
    const { clock, readPage } = this.#options;
    const known = this.#prints.get(page.issueId);
    const print = {
      language: order.language ?? known?.language ?? null,
      writing: order.writing ?? known?.writing ?? null,
    };
    try {
      const found = await readPage(page, print, work.control.signal, (share) => {
        work.share = share;
        if (this.#work.has(work)) this.#tell();
      });
      this.#prints.set(page.issueId, found);
      this.#timeLeft.took(clock().getTime() - work.began);
    } catch (error) {
      // Let go: it waits again, or nobody wants it any more.
      if (!this.#work.has(work) || this.#isClosed) {
        this.#work.delete(work);
        return;
      }
      if (error instanceof BroadsheetError && stopping.has(error.code)) {
        this.#message = error.message;
        this.#letGo();
        this.#tell();
        return;
      }
      await this.#couldNot(page, error);
    }
    if (!this.#work.delete(work)) return;
    this.#done++;
    if (this.#waiting.length + this.#work.size === 0) await this.#forgetOrders();
    this.#go();
  }

  async #couldNot({ issueId, page }: ReadablePage, error: unknown): Promise<void> {
    const message = error instanceof Error ? error.message : String(error);
    const given = error instanceof BroadsheetError ? error.details.reason : undefined;
    const reason = unreadableReasons.find((one) => one === given) ?? 'failed';
    await this.#orders
      .update((file) => ({ ...file, unread: [...file.unread, { issueId, page, reason, message }] }))
      .catch(() => undefined);
  }

  /** All was done: where that cannot be noted, the next start finds every page read. */
  async #forgetOrders(): Promise<void> {
    await this.#orders.update((file) => ({ ...file, orders: [] })).catch(() => undefined);
  }

  #tell(): void {
    if (!this.#isClosed) this.#options.onChange(this.state());
  }
}

const keyOf = ({ issueId, page }: { readonly issueId: string; readonly page: number }): string =>
  `${issueId}\0${page}`;
