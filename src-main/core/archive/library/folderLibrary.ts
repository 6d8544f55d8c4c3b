import { basename } from 'node:path';
import type { Clock } from '#core/disk/files/clock.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { FacsimilePage } from '#shared/model/facsimile.ts';
import type { FilledInField } from '#shared/model/filledIn.ts';
import type { Issue } from '#shared/model/issue.ts';
import type { FileProblem, IssueSummary, LibraryChange, LibraryState } from '#shared/model/library.ts';
import { SourceIndex } from '../folder/sourceIndex.ts';
import type { PageWords } from '../parse/parse.ts';
import { sweepReadings } from '../readings/saveReading.ts';
import type { IssueCache } from './cache.ts';
import { LibraryContents } from './contents.ts';
import {
  type DescriptionOfMany,
  type DescriptionPatch,
  type DescriptionStore,
  describeIssue,
  fieldsFilledIn,
} from './description.ts';
import { FolderKeeper } from './folderKeeper.ts';
import type { Form } from './identity/forms.ts';
import { identityWarning, sha256 } from './identity/identity.ts';
import { IssueRegistry } from './identity/registry.ts';
import type { RegistryFiles } from './identity/registryFile.ts';
import { fileVanished, IssueReader } from './issueReader.ts';
import type {
  FacsimileSource,
  IssueHandle,
  IssueOverlay,
  Library,
  LibraryOptions,
} from './libraryInterface.ts';
import { LibraryNews } from './news.ts';
import { FolderProblems } from './problems.ts';
import { LibraryProgress } from './progress.ts';
import { LibrarySaver } from './saving.ts';
import { Shelf } from './shelf.ts';
import type { SourceChoices } from './sourceChoices.ts';

/** A library over a real folder: answers what others ask of it. See `Library`. */
export class FolderLibrary implements Library {
  readonly cacheFolder: string;
  readonly #path: string;
  readonly #root: string;
  readonly #clock: Clock;
  readonly #cache: IssueCache;
  readonly #registry: IssueRegistry;
  readonly #registryProblems: readonly FileProblem[];
  readonly #descriptions: DescriptionStore;
  readonly #choices: SourceChoices;
  readonly #overlay: IssueOverlay | null;
  readonly #progress = new LibraryProgress();
  readonly #news: LibraryNews;
  readonly #problems: FolderProblems;
  readonly #shelf: Shelf;
  readonly #reader: IssueReader;
  readonly #contents: LibraryContents;
  readonly #keeper: FolderKeeper;
  readonly #saver: LibrarySaver;
  #isStarted = false;
  readonly #stops: readonly (() => void)[];
  #keptProblems: readonly FileProblem[] = [];

  constructor(
    options: LibraryOptions,
    root: string,
    cache: IssueCache,
    registryFiles: RegistryFiles,
    problems: readonly FileProblem[],
  ) {
    const progress = this.#progress;
    const hasCorrections = (id: string) => (options.overlay?.version(id) ?? '') !== '';
    this.#path = options.path;
    this.#root = root;
    this.#clock = options.clock;
    this.#cache = cache;
    this.cacheFolder = cache.folder;
    this.#registryProblems = problems;
    this.#descriptions = options.descriptions;
    this.#choices = options.choices;
    this.#overlay = options.overlay ?? null;
    const news = new LibraryNews({
      state: () => this.state(),
      summary: (id) => this.#shelf.summary(id),
      handle: (id) => this.#handle(id),
    });
    this.#news = news;
    this.#problems = new FolderProblems(() => news.touch());
    const index = new SourceIndex(root, cache.seen);
    const registry = new IssueRegistry(registryFiles.records, (path) => this.#contents.isThere(path));
    this.#registry = registry;
    this.#saver = new LibrarySaver({ registry, registryFiles, cache, index, progress });
    this.#shelf = new Shelf({
      changed: (id) => news.changed(id),
      removed: (id) => news.removed(id),
      sameAs: (id) => registry.get(id)?.sameAs ?? null,
      setSameAs: (id, issueId) => registry.setSameAs(id, issueId),
      chosenPath: (id) => options.choices.pathOf(id),
      description: (id) => options.descriptions.get(id),
      isMarked: (id) => options.marked?.has(id) === true || hasCorrections(id),
    });
    this.#reader = new IssueReader(root, options, cache, (path) => {
      cache.forget(path);
      const source = index.sources().get(path);
      if (source) void this.#contents.read(source).then((outcome) => this.#contents.workIn(outcome));
    });
    const parts = { root, index, shelf: this.#shelf, problems: this.#problems, cache, progress };
    this.#contents = new LibraryContents(
      { ...parts, changed: () => this.#saver.saveSoon() },
      this.#reader,
      registry,
    );
    this.#keeper = new FolderKeeper({ ...parts, watch: options.watch, contents: this.#contents, news });
    this.#stops = [
      options.descriptions.onChange((ids) => this.#redescribed(ids)),
      options.choices.onChange((ids) => {
        for (const id of ids) this.#shelf.touch(id);
      }),
    ];
  }

  start(): void {
    if (this.#isStarted) return;
    this.#isStarted = true;
    this.#keeper.start(async () => {
      this.#progress.finish('ready', () => this.#news.flushNow());
      await this.#saver.save();
      if (this.#progress.status === 'ready') await this.#cache.sweep();
      await sweepReadings(this.#root, this.#clock());
    });
  }

  state(): LibraryState {
    return {
      path: this.#path,
      name: basename(this.#root) || this.#root,
      status: this.#progress.status,
      progress: this.#progress.counts,
      issueCount: this.#shelf.size,
      problems: [...this.#registryProblems, ...this.#keptProblems, ...this.#problems.all()],
    };
  }

  summary(id: string): IssueSummary | null {
    return this.#shelf.summary(this.#shelf.issueOf(id));
  }

  isOutOfReach(): boolean {
    return false;
  }

  summaries(): readonly IssueSummary[] {
    return this.#shelf.ids().flatMap((id) => this.#shelf.summary(id) ?? []);
  }

  issues(): readonly IssueHandle[] {
    return this.#shelf.ids().flatMap((id) => this.#handle(id) ?? []);
  }

  async getIssue(id: string): Promise<Issue> {
    const printed = await this.#whole(this.#shelf.issueOf(id));
    const described = describeIssue(printed, this.#shelf.description(printed.id));
    return warned(this.#overlay?.apply(described) ?? described);
  }

  async getByItself(id: string): Promise<Issue> {
    return this.#shelf.issueOf(id) === id ? await this.getIssue(id) : await this.getPrinted(id);
  }

  async getPrinted(id: string): Promise<Issue> {
    return warned(await this.#whole(id));
  }

  touch(id: string): void {
    this.#shelf.touch(id);
  }

  async getWords(id: string): Promise<readonly PageWords[]> {
    return await this.#reader.words(await this.#formOf(this.#shelf.issueOf(id)));
  }

  async getFacsimile(id: string): Promise<FacsimileSource> {
    const issueId = this.#shelf.issueOf(id);
    const shown = await this.#formOf(issueId);
    const pictured = this.#shelf.forms(issueId).find(({ facts }) => facts.hasFacsimile);
    const form = shown.facts.hasFacsimile ? shown : (pictured ?? shown);
    const pages: readonly FacsimilePage[] = (await this.#reader.load(form)).facsimile ?? [];
    return {
      pages,
      isOfShownText: form === shown,
      version: this.#reader.pictureVersion(form),
      root: this.#root,
      files: form.parts.flatMap(({ source }) => source.files.map(({ path }) => path)),
    };
  }

  async chooseSource(id: string, path: string | null): Promise<Issue> {
    const issueId = this.#shelf.issueOf(id);
    await this.#formOf(issueId);
    if (path !== null && !this.#shelf.forms(issueId).some((source) => source.path === path)) {
      throw new BroadsheetError('sourceNotFound', `${path} is no source of this issue.`, { path });
    }
    await this.#choices.choose(issueId, path);
    return await this.getIssue(issueId);
  }

  async describe(ids: readonly string[], patch: DescriptionPatch, author = ''): Promise<number> {
    return await this.describeEach([{ issueIds: ids, patch }], author);
  }

  async describeEach(many: readonly DescriptionOfMany[], author = ''): Promise<number> {
    // Counted as they are now: what is filled in may join or part them.
    const issueOf = new Map<string, string>();
    const ofSources = many.map(({ issueIds, patch }): DescriptionOfMany => {
      const ids = this.#issuesOf(issueIds);
      const unknown = ids.find((id) => !this.#shelf.withId(id));
      if (unknown !== undefined) throw issueNotFound(unknown);
      // Said of every source, so that the parts of one issue go on to be called alike.
      const sourceIds = new Set(ids.flatMap((id) => [id, ...this.#shelf.sourceIds(id)]));
      for (const id of sourceIds) issueOf.set(id, this.#shelf.issueOf(id));
      return { issueIds: [...sourceIds], patch };
    });
    const changed = await this.#descriptions.describeEach(ofSources, author);
    return new Set(changed.map((id) => issueOf.get(id))).size;
  }

  describedIds(): readonly string[] {
    return this.#issuesOf(this.#descriptions.issueIds.filter((id) => this.#descriptions.get(id) !== null));
  }

  async filledIn(id: string): Promise<readonly FilledInField[]> {
    const whole = await this.#whole(this.#shelf.issueOf(id));
    const ids = [whole.id, ...this.#shelf.sourceIds(whole.id)];
    return fieldsFilledIn(
      whole,
      ids.map((one) => this.#descriptions.records(one)),
    );
  }

  /** What was filled in for these sources changed, which may join or part issues. */
  #redescribed(ids: readonly string[]): void {
    this.#shelf.redescribed(ids);
    this.#saver.saveSoon();
  }

  /** The issues that these go by, each once. */
  #issuesOf(ids: readonly string[]): readonly string[] {
    return [...new Set(ids.map((id) => this.#shelf.issueOf(id)))];
  }

  /** The form of an issue that is shown. Throws `issueNotFound` or `issueFileVanished`. */
  async #formOf(id: string): Promise<Form> {
    const form = this.#shelf.withId(id) ?? this.#shelf.alone(id) ?? (await this.#contents.readEarly(id));
    if (form) return form;
    const record = this.#registry.get(id);
    if (record) throw fileVanished(record.path ?? id);
    throw issueNotFound(id);
  }

  /** As the sources that go by this id say, or the one alone that has it as its own. Throws as `getIssue`. */
  async #whole(id: string): Promise<Issue> {
    const { namedBy: _alone, ...issue } = await this.#reader.load(await this.#formOf(id));
    const alternatives = this.#shelf.alternatives(id);
    const said = this.#shelf.said(id);
    const byRecord = this.#shelf.nameByRecord(id);
    const place = issue.place ?? said?.place ?? null;
    const namedBy = byRecord === null && said?.saysPaper === false ? said.namedBy : null;
    return {
      id,
      ...issue,
      ...(namedBy !== null && { namedBy }),
      warnings:
        namedBy === null ? issue.warnings.filter(({ code }) => code !== 'fileNameTitle') : issue.warnings,
      // Another source may know what the shown one does not, and another issue what none does.
      publication: byRecord ?? said?.publication ?? issue.publication,
      date: issue.date ?? said?.date ?? null,
      edition: issue.edition ?? said?.edition ?? null,
      issueNumber: issue.issueNumber ?? said?.issueNumber ?? null,
      pageCount: issue.pageCount ?? said?.pageCount ?? null,
      ...(place !== null && { place }),
      ...(alternatives.length > 1 ? { alternatives } : {}),
    };
  }

  pathWithContent(contentHash: string): string | null {
    return this.#registry.livePath(this.#registry.withContent(contentHash));
  }

  pathWithKey(key: string | null): string | null {
    return key === null ? null : this.#registry.livePath(this.#registry.withKey(key));
  }
  lookAgain(): void {
    this.#keeper.lookAgain();
  }

  readingsChanged(paths: readonly string[]): Promise<void> {
    return this.#keeper.readingsChanged(paths);
  }

  hold(): () => void {
    return this.#keeper.hold();
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
    return this.#progress.whenRead;
  }

  cancel(): void {
    this.#progress.finish('cancelled', () => this.#news.flushNow());
  }

  setAnnotationCounts(issueId: string, annotations: number, orphans: number): void {
    this.#shelf.setCounts(issueId, { annotations, orphans });
  }

  setKeptProblems(problems: readonly FileProblem[]): void {
    this.#keptProblems = problems;
    this.#news.touch();
  }

  async close(): Promise<void> {
    if (this.#progress.isClosed) return;
    this.#progress.close();
    for (const stop of this.#stops) stop();
    this.#news.stop();
    await this.#keeper.close();
    await this.#contents.whenIdle();
    await this.#saver.close();
  }

  #handle(id: string): IssueHandle | null {
    const form = this.#shelf.withId(id);
    if (!form) return null;
    const description = this.#shelf.description(id);
    const told =
      description.fields.length > 0 ? `-${sha256(JSON.stringify(description.values)).slice(0, 8)}` : '';
    const byRecord = this.#shelf.nameByRecord(id);
    const called = byRecord === null ? '' : `-${sha256(byRecord).slice(0, 8)}`;
    const laidOver = this.#overlay?.version(id) || null;
    const corrected = laidOver === null ? '' : `-corrected-${laidOver}`;
    return {
      id,
      version: this.#reader.version(form) + called + told + corrected,
      load: () => this.getIssue(id),
    };
  }
}

/** Says so where an issue can be put under no paper or date. */
function warned(issue: Issue): Issue {
  const unplaced = identityWarning(issue);
  return unplaced ? { ...issue, warnings: [...issue.warnings, unplaced] } : issue;
}

function issueNotFound(id: string): BroadsheetError {
  return new BroadsheetError('issueNotFound', `There is no issue with the id ${id} in this library.`, {
    issueId: id,
  });
}
