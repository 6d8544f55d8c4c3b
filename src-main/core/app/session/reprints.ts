import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { IssueHandle } from '#core/archive/library/library.ts';
import type { ReprintStore } from '#core/search/reprints/reprintStore.ts';
import { type PlacedText, textsOfIssue } from '#core/search/reprints/textsOfIssue.ts';
import { normalText } from '#core/search/text/normalForm.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import { byDay } from '#shared/model/finding/byDay.ts';
import type { IssueReprints, Reprint, ReprintState, ReprintTexts } from '#shared/model/finding/reprints.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import { differencesBetween } from '#shared/text/differences.ts';
import { ChainFinder } from './chainFinder.ts';
import { findInLibrary, loadTexts, type ReprintLibrary, textById } from './placedReprints.ts';

/** In the library's cache folder. */
const sketchFile = 'sketches.bin';
/** Texts of other issues that each article is compared with: when an issue is opened, and when one is asked about. */
const mostOfIssue = 12;
const mostOfArticle = 64;
/** And with all articles of an issue together: each may lie in another issue, which is loaded for it. */
const issueBudget = 240;
/** Issues are told of so often while the library is looked through, in milliseconds. */
const newsInterval = 500;

export interface ReprintsOptions {
  readonly library: ReprintLibrary;
  readonly store: ReprintStore;
  /** Resolves when opening and the search index have nothing to do: reprints come after both. */
  readonly whenQuiet: () => Promise<void>;
  readonly onChange: (state: ReprintState) => void;
}

/** Looks through the library for reprints in the background, and answers where an issue's texts stand elsewhere. */
export class Reprints {
  /** The ways of passages through the papers. */
  readonly chains: ChainFinder;
  readonly #options: ReprintsOptions;
  #held = new Map<string, string>();
  readonly #waiting = new Map<string, IssueHandle>();
  readonly #gone = new Set<string>();
  #running: Promise<void> | null = null;
  #isStopped = false;
  #isClosed = false;
  readonly #closing = Promise.withResolvers<void>();
  #isOpen = false;
  #toldAt = 0;

  constructor(options: ReprintsOptions) {
    this.#options = options;
    const { library, store } = options;
    this.chains = new ChainFinder({
      library,
      store,
      onProgress: (isDone) => (isDone ? this.#tell() : this.#tellNowAndThen()),
    });
  }

  /** An issue came or changed; one that is held in this version costs nothing. */
  put(issue: IssueHandle): void {
    this.#gone.delete(issue.id);
    this.#waiting.set(issue.id, issue);
    this.#go();
  }

  remove(issueIds: readonly string[]): void {
    for (const id of issueIds) {
      this.#waiting.delete(id);
      this.#gone.add(id);
    }
    this.#go();
  }

  state(): ReprintState {
    const total = this.#options.library.state().issueCount;
    return {
      status: this.#isReady ? 'ready' : this.#isStopped ? 'stopped' : 'working',
      done: this.#isOpen ? Math.max(0, total - this.#waiting.size) : 0,
      total,
      compared: this.chains.compared,
    };
  }

  stop(): ReprintState {
    this.#isStopped = true;
    this.chains.pause();
    return this.#tell();
  }

  resume(): ReprintState {
    this.#isStopped = false;
    this.#go();
    return this.#tell();
  }

  /** Where the texts of an issue stand elsewhere, or those of one of its articles. Throws as `Library.getIssue`. */
  async find(issueId: string, articleId: string | null): Promise<IssueReprints> {
    const { library, store } = this.#options;
    const all = textsOfIssue(await library.getIssue(issueId));
    const own = articleId === null ? all : { ...all, texts: all.texts.filter(({ id }) => id === articleId) };
    const { found, notCompared } = await findInLibrary(library, own, {
      store,
      ...(articleId === null ? { most: mostOfIssue, budget: issueBudget } : { most: mostOfArticle }),
    });
    const reprints = found.map(
      ({ textId, kind, passages, here, there }): Reprint => ({
        kind,
        articleId: textId,
        there: there.place,
        share: sum(passages.map(({ share }) => share)),
        shareThere: sum(passages.map(({ shareThere }) => shareThere)),
        passages: passages.map(({ left, right, similarity }) => ({
          here: here.toCanonical(left),
          there: there.toCanonical(right),
          similarity,
        })),
      }),
    );
    return {
      reprints: reprints.sort((a, b) => byDay(a.there.date, b.there.date)),
      notCompared,
      complete: this.#isReady && library.state().status === 'ready',
    };
  }

  /** The common passages of two texts as each prints them, and where they differ. Throws `articleNotFound` where one is gone. */
  async texts(
    issueId: string,
    articleId: string,
    otherIssueId: string,
    otherId: string,
  ): Promise<ReprintTexts> {
    const { library, store } = this.#options;
    const here = await textOf(library, issueId, articleId);
    const there = await textOf(library, otherIssueId, otherId);
    const [passages = []] = await store.compare(here.text, [there.text]);
    const [hereAt, thereAt] = [indexCodePoints(here.text), indexCodePoints(there.text)];
    return {
      passages: passages.map(({ left, right }) =>
        differencesBetween(
          hereAt.slice(left.start, left.end),
          thereAt.slice(right.start, right.end),
          readsAlike(),
        ),
      ),
    };
  }

  /** Resolves when all that came so far was looked through, or looking was stopped. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  /** Leaves what waits for the next session. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#closing.resolve();
    await this.idle();
    await this.chains.close();
    if (this.#isOpen) await this.#options.store.close().catch(() => undefined);
  }

  #go(): void {
    if (this.#isStopped || this.#isClosed) return;
    this.chains.pause();
    this.#running ??= Promise.resolve()
      .then(() => this.#work())
      .then(
        () => true,
        // A store that could not be opened is tried again with the next issue that comes.
        () => false,
      )
      .then((isDone) => {
        this.#running = null;
        // Something may have come, or been resumed, behind the last look for more.
        if (isDone && this.#waiting.size + this.#gone.size > 0) this.#go();
        else if (this.#isOpen && this.#mayWork) this.chains.follow(this.#held);
        this.#tell();
      });
  }

  /** Whether all that came was looked through. */
  get #isReady(): boolean {
    return this.#isOpen && this.#waiting.size === 0 && this.#running === null;
  }

  get #mayWork(): boolean {
    return !this.#isStopped && !this.#isClosed;
  }

  async #work(): Promise<void> {
    const { store, whenQuiet } = this.#options;
    // Whoever closes a library does not wait until it is read.
    await Promise.race([whenQuiet(), this.#closing.promise]);
    if (!this.#mayWork) return;
    await this.#open();
    for (;;) {
      if (!this.#mayWork) return;
      if (this.#gone.size > 0) {
        const gone = [...this.#gone].filter((id) => this.#held.has(id));
        this.#gone.clear();
        // What stays for now is in no answer, as its issue is gone; the next session takes it out.
        if (gone.length > 0) await store.remove(gone).catch(() => undefined);
        for (const id of gone) this.#held.delete(id);
      }
      const next = this.#waiting.values().next();
      if (next.done) return;
      const issue = next.value;
      const began = performance.now();
      // An issue that the worker dies of is left out, and no other waits for it.
      if (this.#held.get(issue.id) !== issue.version) await this.#sketch(issue).catch(() => undefined);
      if (this.#waiting.get(issue.id) === issue) this.#waiting.delete(issue.id);
      this.#tellNowAndThen();
      // As long a pause as it worked: whoever reads or searches meanwhile is to notice nothing.
      const worked = performance.now() - began;
      if (worked > 1) await wait(worked);
    }
  }

  async #sketch(issue: IssueHandle): Promise<void> {
    // A file that vanished before its turn is told of by the library.
    const loaded = await issue.load().catch(() => null);
    if (!loaded) return;
    const { texts } = textsOfIssue(loaded);
    if (await this.#options.store.put(issue.id, issue.version, texts))
      this.#held.set(issue.id, issue.version);
  }

  async #open(): Promise<void> {
    if (this.#isOpen) return;
    const { library, store } = this.#options;
    this.#held = new Map(await store.open(join(library.cacheFolder, sketchFile)));
    this.#isOpen = true;
    // Files may have gone while Broadsheet was not running; of a library that was not read in full nobody knows.
    if (library.state().status !== 'ready') return;
    for (const id of this.#held.keys()) if (library.summary(id) === null) this.#gone.add(id);
  }

  #tellNowAndThen(): void {
    if (performance.now() - this.#toldAt > newsInterval) this.#tell();
  }

  #tell(): ReprintState {
    this.#toldAt = performance.now();
    const state = this.state();
    if (!this.#isClosed) this.#options.onChange(state);
    return state;
  }
}

async function textOf(library: ReprintLibrary, issueId: string, articleId: string): Promise<PlacedText> {
  const text = textById(await loadTexts(library, issueId), articleId);
  if (text) return text;
  throw new BroadsheetError('articleNotFound', 'This article is no longer in the library.');
}

const sum = (shares: readonly number[]): number =>
  Math.min(
    1,
    shares.reduce((total, share) => total + share, 0),
  );

/** Whether words are the same to the search: other forms of a character, capitals and line breaks are no difference. */
function readsAlike(): (left: string, right: string) => boolean {
  const known = new Map<string, string>();
  const formOf = (word: string): string => {
    const form = known.get(word) ?? normalText(word).trim();
    known.set(word, form);
    return form;
  };
  return (left, right) => left === right || formOf(left) === formOf(right);
}
