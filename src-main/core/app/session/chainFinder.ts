import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chainsOfLinks, pickChains } from '#core/search/reprints/chains/chains.ts';
import { hullOf } from '#core/search/reprints/chains/clusters.ts';
import { readLinkFile, writeLinkFile } from '#core/search/reprints/chains/linkFile.ts';
import { type LinkedPassage, LinkTable, type ReprintLink } from '#core/search/reprints/chains/links.ts';
import type { ReprintStore } from '#core/search/reprints/reprintStore.ts';
import type { PlacedText } from '#core/search/reprints/textsOfIssue.ts';
import type { ChainsRequest, ReprintChain, ReprintChains } from '#shared/model/finding/reprints.ts';
import type { Span } from '#shared/model/span.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import { findInLibrary, loadTexts, type PlacedReprint, type ReprintLibrary } from './placedReprints.ts';

/** In the library's cache folder. */
const linkFile = 'chains.jsonl';
/** Texts of other papers that each article is compared with, and with all of an issue together: a chain needs few links. */
const mostOfText = 6;
const issueBudget = 60;
/** Links that are kept of a library; a hundred thousand take some fifty megabytes at the most. */
const mostLinks = 100_000;
/** Characters of a passage that a list shows. */
const openingLength = 160;
/** Making chains rests so many times as long as it took. */
const restPerWork = 20;
/** What was compared is written so often, in issues. */
const keptEvery = 200;

/** The chains of a state of the links. */
interface KnownChains {
  readonly revision: number;
  readonly chains: readonly ReprintChain[];
  /** Before this they are good enough while more links come, in milliseconds of the process. */
  readonly restsUntil: number;
}

export interface ChainFinderOptions {
  readonly library: ReprintLibrary;
  readonly store: Pick<ReprintStore, 'candidates' | 'compare'>;
  /** Another issue was compared, or all were. */
  readonly onProgress: (isDone: boolean) => void;
}

/**
 * Finds the ways of passages through the papers: each issue is compared once with those of other papers that came before
 * it, in the background, once all have sketches.
 */
export class ChainFinder {
  readonly #options: ChainFinderOptions;
  readonly #table = new LinkTable(mostLinks);
  #sketched: ReadonlyMap<string, string> = new Map();
  #running: Promise<void> | null = null;
  #mayWork = false;
  #isOpen = false;
  #unkept = 0;
  #known: KnownChains | null = null;

  constructor(options: ChainFinderOptions) {
    this.#options = options;
  }

  /** Issues that were compared in the version they have. */
  get compared(): number {
    return [...this.#sketched].filter(([id, version]) => this.#table.versionOf(id) === version).length;
  }

  /** Compares what was not, now that these issues have sketches, each in a version. */
  follow(sketched: ReadonlyMap<string, string>): void {
    this.#sketched = new Map(sketched);
    // Their papers and dates may be others.
    this.#known = null;
    this.#mayWork = true;
    this.#go();
  }

  /** Leaves what waits until `follow` is called again. */
  pause(): void {
    this.#mayWork = false;
  }

  /** The chains as far as they are known. */
  list(request: ChainsRequest): ReprintChains {
    const known = this.#knownNow();
    const isWhole = this.#isOpen && this.#running === null && this.compared === this.#sketched.size;
    return { ...pickChains(known.chains, request), complete: isWhole && !this.#table.isFull };
  }

  /** Made of all links anew when these are others; while more come only now and then, since that takes a second of many. */
  #knownNow(): KnownChains {
    const { revision } = this.#table;
    const began = performance.now();
    const known = this.#known;
    if (known?.revision === revision || (known && this.#running && began < known.restsUntil)) return known;
    const chains = chainsOfLinks(this.#table.links(), (id) => this.#options.library.summary(id) ?? undefined);
    const now = performance.now();
    this.#known = { revision, chains, restsUntil: now + restPerWork * (now - began) };
    return this.#known;
  }

  async close(): Promise<void> {
    this.pause();
    await this.#running;
    if (this.#unkept > 0) await this.#keep();
  }

  #go(): void {
    this.#running ??= this.#work()
      // What a worker that died leaves is compared when the next issue comes.
      .catch(() => true)
      .then((isDone) => {
        this.#running = null;
        if (!isDone && this.#mayWork) this.#go();
        this.#options.onProgress(isDone);
      });
  }

  /** Answers false where it was called off. */
  async #work(): Promise<boolean> {
    await this.#open();
    for (;;) {
      const gone = [...this.#table.issues()].filter(
        ({ issueId, version }) => this.#sketched.get(issueId) !== version,
      );
      if (gone.length > 0) {
        this.#table.remove(new Set(gone.map(({ issueId }) => issueId)));
        this.#unkept += gone.length;
      }
      const followed = this.#sketched;
      for (const [issueId, version] of followed) {
        if (!this.#mayWork) return false;
        // Others were sketched meanwhile: their old links go first.
        if (this.#sketched !== followed) break;
        if (this.#table.versionOf(issueId) === version) continue;
        const began = performance.now();
        this.#table.put({ issueId, version, links: await this.#linksOf(issueId) });
        this.#unkept++;
        if (this.#unkept >= keptEvery) await this.#keep();
        this.#options.onProgress(false);
        // As long a pause as it worked, as with the sketches.
        const worked = performance.now() - began;
        if (worked > 1) await wait(worked);
      }
      if (this.#sketched === followed) break;
    }
    if (this.#unkept > 0) await this.#keep();
    return true;
  }

  async #open(): Promise<void> {
    if (this.#isOpen) return;
    for (const issue of await readLinkFile(this.#path)) this.#table.put(issue);
    this.#isOpen = true;
  }

  get #path(): string {
    return join(this.#options.library.cacheFolder, linkFile);
  }

  /** What cannot be kept (a full disk) is found again next time. */
  async #keep(): Promise<void> {
    this.#unkept = 0;
    await writeLinkFile(this.#path, this.#table.issues()).catch(() => undefined);
  }

  async #linksOf(issueId: string): Promise<readonly ReprintLink[]> {
    const { library, store } = this.#options;
    const own = await loadTexts(library, issueId);
    if (!own) return [];
    const paperOf = (id: string) => library.summary(id)?.publication ?? id;
    const { found } = await findInLibrary(library, own, {
      store,
      most: mostOfText,
      budget: issueBudget,
      among: (id) => this.#table.versionOf(id) !== undefined && paperOf(id) !== paperOf(issueId),
    });
    return found.map(linkOf);
  }
}

/** The whole of what two texts share: a passage that a stain parts in two is one. */
function linkOf({ here, there, passages }: PlacedReprint): ReprintLink {
  const left = hullOf(passages.map((passage) => passage.left));
  const right = hullOf(passages.map((passage) => passage.right));
  const end = Math.min(left.end, left.start + openingLength);
  const passage = ({ place, toCanonical }: PlacedText, span: Span): LinkedPassage => ({
    issueId: place.issueId,
    articleId: place.articleId,
    span: toCanonical(span),
    headline: place.headline,
  });
  return {
    here: passage(here, left),
    there: passage(there, right),
    opening: indexCodePoints(here.text).slice(left.start, end).replaceAll(/\s+/gu, ' '),
  };
}
