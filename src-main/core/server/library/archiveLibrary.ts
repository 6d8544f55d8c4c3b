import { basename } from 'node:path';
import type {
  FacsimileSource,
  IssueHandle,
  IssueOverlay,
  Library,
} from '#core/archive/library/libraryInterface.ts';
import { LibraryNews } from '#core/archive/library/news.ts';
import type { PageWords } from '#core/archive/parse/parse.ts';
import type { SearchReader } from '#core/search/engine.ts';
import type { Person } from '#shared/model/finding/person.ts';
import type { Issue } from '#shared/model/issue.ts';
import type {
  ArchivePaper,
  FileProblem,
  IssueSummary,
  LibraryChange,
  LibraryState,
} from '#shared/model/library.ts';
import type { Server } from '../connection.ts';
import { type ArchiveIssues, archiveIssues } from '../issues.ts';
import { archivePeople } from '../people.ts';
import { checkArchive } from '../schema/prepare.ts';
import { createServerSearch } from '../search/serverSearch.ts';
import { ArchiveContact } from './archiveContact.ts';
import { ArchivePapers } from './archivePapers.ts';
import { FedElsewhere } from './fedElsewhere.ts';
import { IssueReading } from './issueReading.ts';
import { type KeptIssues, keptIssues } from './keptIssues.ts';
import { KnownIssues } from './knownIssues.ts';

export interface ArchiveLibraryOptions {
  /** Absolute path of the folder that keeps what people make of the archive. */
  readonly path: string;
  /** Absolute path of this library's own folder for what can be made again. */
  readonly cacheFolder: string;
  readonly server: Pick<Server, 'name' | 'transaction' | 'withClient'>;
  /** Absolute path of the folder that the fed library's files can be read in, for the pictures of pages; null without. */
  readonly pictures: string | null;
  /** What people laid over the issues. */
  readonly overlay: IssueOverlay;
  /** Ids of issues that something is kept of: they are known and searched here from the start. */
  readonly marked: ReadonlySet<string>;
  /** Runs work after so many milliseconds; the answer calls it off. */
  readonly after: (milliseconds: number, work: () => void) => () => void;
}

/** Front pages that a shelf shows of a paper at first. */
const newestShown = 12;
/** So many front pages are asked for at the start, over all papers. */
const mostAtFirst = 2_000;

/**
 * The issues of an archive on a server as a library, none of which is loaded before it is asked for. The folder keeps what
 * people make. What was read once can be read again while the server is away.
 */
export class ArchiveLibrary extends FedElsewhere implements Library {
  readonly cacheFolder: string;
  readonly #options: ArchiveLibraryOptions;
  readonly #archive: ArchiveIssues;
  readonly #kept: KeptIssues;
  readonly #known: KnownIssues;
  readonly #news: LibraryNews;
  readonly #contact: ArchiveContact;
  readonly #reached = Promise.withResolvers<void>();
  /** Issues that something is kept of. */
  readonly #marked: Set<string>;
  readonly #reading: IssueReading;
  /** Issues that are known from another time, and may have changed since. */
  readonly #unsure = new Set<string>();
  readonly #papers = new ArchivePapers();
  #problems: readonly FileProblem[] = [];
  #isReady = false;
  #isStarted = false;

  constructor(options: ArchiveLibraryOptions) {
    super();
    this.#options = options;
    this.cacheFolder = options.cacheFolder;
    this.#archive = archiveIssues(options.server);
    this.#kept = keptIssues(options.cacheFolder);
    this.#known = new KnownIssues({ hasPictures: options.pictures !== null });
    this.#marked = new Set(options.marked);
    this.#news = new LibraryNews({
      state: () => this.state(),
      summary: (id) => this.#known.summary(id),
      handle: (id) => this.#handle(id),
    });
    this.#reading = new IssueReading({
      kept: this.#kept,
      versionOf: (id) => this.#known.listed(id)?.version,
      isMarked: (id) => this.#marked.has(id),
      ask: (id) => this.#contact.ask(() => this.#archive.issue(id)),
      onRead: (issue) => this.#learn([issue]),
    });
    this.#contact = new ArchiveContact({
      onReached: () => this.#look(),
      onChange: () => this.#news.touch(),
      after: options.after,
    });
  }

  start(): void {
    if (this.#isStarted) return;
    this.#isStarted = true;
    void this.#begin();
  }

  state(): LibraryState {
    const { path, server } = this.#options;
    return {
      path,
      // A folder among a person's documents has a long name; whoever runs the server gave the archive a short one.
      name: decodeURIComponent(basename(server.name)) || basename(path),
      status: this.#isReady ? 'ready' : 'opening',
      progress: { done: 0, total: null },
      issueCount: this.#papers.issueCount,
      problems: this.#problems,
      archive: { server: server.name, away: this.#contact.away, papersVersion: this.#papers.version },
    };
  }

  /** The papers of the archive, those without issues here too. */
  papers(): readonly ArchivePaper[] {
    return this.#papers.all;
  }

  /** Asks for the issues of a paper in a year; those without a date for null. They are told of as they become known. */
  async reach(publication: string | null, year: number | null): Promise<void> {
    this.#learn(await this.#contact.ask(() => this.#archive.ofYear(publication, year)));
    this.#news.flushNow();
  }

  /**
   * Makes issues of some days known, at most so many: of the papers whose names pass, or of all where none does. Days
   * are numbers (19980309). What cannot be asked for now stays unknown.
   */
  async reachDays(
    days: readonly { readonly from: number; readonly to: number }[],
    isPaper: (name: string) => boolean,
    most: number,
  ): Promise<void> {
    const publications = this.#papers.named(isPaper);
    const listed = await this.#contact
      .ask(() => this.#archive.ofDays(days, publications, most))
      .catch(() => []);
    this.#learn(listed);
    this.#news.flushNow();
  }

  /** Everybody named in the archive's bylines, by the form of their names. Throws as asking does. */
  people(): Promise<ReadonlyMap<string, Person>> {
    const { server } = this.#options;
    return this.#papers.people(() => this.#contact.ask(() => archivePeople(server)));
  }

  /** Makes issues known that something names. What cannot be asked for now stays unknown. */
  async name(ids: readonly string[]): Promise<void> {
    const unknown = [...new Set(ids)].filter((id) => !this.#known.has(id));
    if (unknown.length === 0) return;
    const listed = await this.#contact.ask(() => this.#archive.listed(unknown)).catch(() => []);
    this.#learn(listed);
    this.#news.flushNow();
  }

  /** Searches the archive on its server, but for the issues that are searched elsewhere. */
  reader(elsewhere: () => readonly string[]): SearchReader {
    const search = createServerSearch(this.#options.server, () => performance.now(), { elsewhere });
    return {
      search: (request, signal) => this.#contact.ask(() => search.search(request, signal)),
      compare: (request) => this.#contact.ask(() => search.compare(request)),
    };
  }

  summary(id: string): IssueSummary | null {
    return this.#known.summary(id);
  }

  isOutOfReach(id: string): boolean {
    return this.#reading.isMissed(id);
  }

  summaries(): readonly IssueSummary[] {
    return this.#known.summaries();
  }

  /** Those that something is kept of: they are searched here. */
  issues(): readonly IssueHandle[] {
    return [...this.#marked].flatMap((id) => this.#handle(id) ?? []);
  }

  async getIssue(id: string): Promise<Issue> {
    return this.#options.overlay.apply(await this.getPrinted(id));
  }

  getByItself(id: string): Promise<Issue> {
    return this.getIssue(id);
  }

  async getPrinted(id: string): Promise<Issue> {
    return { ...(await this.#reading.read(id)).issue, id };
  }

  async getWords(id: string): Promise<readonly PageWords[]> {
    return (await this.#reading.read(id)).pages?.words ?? [];
  }

  async getFacsimile(id: string): Promise<FacsimileSource> {
    const { pictures, path } = this.#options;
    const { pages } = await this.#reading.read(id);
    const source = pages?.source ?? { pages: [], isOfShownText: true, version: '', files: [] };
    return { ...source, root: pictures ?? path, files: pictures === null ? [] : source.files };
  }

  touch(id: string): void {
    this.#mark(id);
    this.#news.changed(id);
  }

  setAnnotationCounts(id: string, annotations: number, orphans: number): void {
    if (annotations > 0) this.#mark(id);
    // What could not be read now has lost no place.
    const lost = this.isOutOfReach(id) ? 0 : orphans;
    if (this.#known.setCounts(id, { annotations, orphans: lost })) this.#news.changed(id);
  }

  setKeptProblems(problems: readonly FileProblem[]): void {
    this.#problems = problems;
    this.#news.touch();
  }

  lookAgain(): void {
    void this.#contact.look();
  }

  onChange(listener: (change: LibraryChange) => void): () => void {
    return this.#news.onChange(listener);
  }

  onIssue(listener: (issue: IssueHandle) => void): () => void {
    return this.#news.onIssue(listener);
  }

  onRemoved(listener: (ids: readonly string[]) => void): () => void {
    return this.#news.onRemoved(listener);
  }

  whenRead(): Promise<void> {
    return this.#reached.promise;
  }

  cancel(): void {
    this.#becomeReady();
  }

  async close(): Promise<void> {
    this.#contact.close();
    this.#news.stop();
    this.#reached.resolve();
    const papers = this.papers();
    if (papers.length > 0) await this.#kept.keepShelf({ papers, issues: this.#shown() });
    await this.#kept.sweep();
  }

  async #begin(): Promise<void> {
    const shelf = await this.#kept.shelf();
    if (shelf) {
      this.#setPapers(shelf.papers);
      this.#learn(shelf.issues);
      for (const { summary } of shelf.issues) this.#unsure.add(summary.id);
    }
    await this.#contact.look();
    this.#becomeReady();
  }

  #becomeReady(): void {
    if (this.#isReady) return;
    this.#isReady = true;
    this.#news.flushNow();
    this.#reached.resolve();
  }

  /** Looks what the server has: papers, their newest issues, and what became of the issues that are known here. */
  async #look(): Promise<void> {
    await this.#options.server.withClient(checkArchive);
    this.#setPapers(await this.#archive.papers());
    await this.#lookAtPapers();
    const wanted = [...new Set([...this.#marked, ...this.#reading.held(), ...this.#unsure])];
    const versions = await this.#archive.versions(wanted);
    const others = [...versions].filter(([id, version]) => this.#known.listed(id)?.version !== version);
    this.#learn(await this.#archive.listed(others.map(([id]) => id)));
    this.#unsure.clear();
    for (const id of wanted.filter((one) => !versions.has(one) && this.#known.has(one))) {
      this.#known.remove(id);
      this.#news.removed(id);
    }
    for (const id of this.#reading.takeMissed()) this.#news.tellAgain(id);
  }

  /** The newest issues of papers that have other ones than when they were last looked at. */
  async #lookAtPapers(): Promise<void> {
    const each = Math.min(newestShown, Math.floor(mostAtFirst / Math.max(1, this.papers().length)));
    const others = this.#papers.changed();
    // The first screen of a shelf does not wait for the last of a thousand papers.
    for (let from = 0; from < others.length; from += newestShown) {
      const some = others.slice(from, from + newestShown);
      const names = some.map(({ publication }) => publication);
      this.#learn(await this.#archive.newest(names, Math.max(1, each)));
      this.#papers.lookedAt(some);
      this.#news.flushNow();
    }
  }

  #setPapers(papers: readonly ArchivePaper[]): void {
    if (this.#papers.set(papers)) this.#news.touch();
  }

  #learn(listed: Parameters<KnownIssues['put']>[0]): void {
    for (const id of this.#known.put(listed)) this.#news.changed(id);
  }

  #mark(id: string): void {
    if (this.#marked.has(id)) return;
    this.#marked.add(id);
    if (!this.#known.has(id)) {
      void this.name([id]);
      return;
    }
    // Its text is to be searched here as soon as what is on it.
    this.#news.changed(id);
    this.#news.flushNow();
  }

  #handle(id: string): IssueHandle | null {
    const listed = this.#marked.has(id) ? this.#known.listed(id) : null;
    if (!listed) return null;
    const laidOver = this.#options.overlay.version(id);
    const corrected = laidOver === '' ? '' : `-corrected-${laidOver}`;
    return { id, version: listed.version + corrected, load: () => this.getIssue(id) };
  }

  /** What a shelf shows without the server: what is marked, and what was looked at first. */
  #shown() {
    const ids = new Set([...this.#marked, ...this.#known.ids().slice(0, mostAtFirst)]);
    return [...ids].flatMap((id) => this.#known.listed(id) ?? []);
  }
}
