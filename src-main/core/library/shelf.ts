import type { SourceAlternative } from '#shared/model/issue.ts';
import type { IssueSummary } from '#shared/model/library.ts';
import { describeFacts, type IssueDescription, noDescription } from './descriptions.ts';
import type { Entry } from './entry.ts';
import { type IssueFacts, summarise } from './facts.ts';
import { areAlternatives, compareQuality, meetingPlaces } from './groups.ts';

interface AnnotationCounts {
  readonly annotations: number;
  readonly orphans: number;
}

/** What the shelf has to ask and to tell. */
export interface ShelfOptions {
  changed(issueId: string): void;
  removed(issueId: string): void;
  /** The issue that this one was known to be another source of; see IssueRecord. */
  sameAs(id: string): string | null;
  setSameAs(id: string, issueId: string | null): void;
  /** The source that a person chose for an issue. */
  chosenPath(issueId: string): string | null;
  description(issueId: string): IssueDescription | null;
}

/**
 * The issues of a library as they stand now, and what is said of each; tells which ones changed. An issue
 * has one source or several; the best is shown unless a person chose another.
 */
export class Shelf {
  readonly #entries = new Map<string, Entry>();
  /** The sources of every issue. */
  readonly #members = new Map<string, Set<string>>();
  readonly #issueByPath = new Map<string, string>();
  readonly #pathById = new Map<string, string>();
  readonly #places = new Map<string, Set<string>>();
  /** Issues by the id they wanted: more than one means that several files of one form hold one issue. */
  readonly #sameIssue = new Map<string, Set<string>>();
  readonly #counts = new Map<string, AnnotationCounts>();
  readonly #options: ShelfOptions;

  constructor(options: ShelfOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#members.size;
  }

  /** The ids of all issues, in the order of the paths of the sources shown. */
  ids(): readonly string[] {
    const shown = [...this.#members.keys()].flatMap((id) => {
      const entry = this.withId(id);
      return entry ? [{ id, path: entry.path }] : [];
    });
    return shown.toSorted((a, b) => (a.path < b.path ? -1 : 1)).map(({ id }) => id);
  }

  at(path: string): Entry | null {
    return this.#entries.get(path) ?? null;
  }

  /** The source of an issue that is shown. */
  withId(id: string): Entry | null {
    const sources = this.sources(id);
    const chosen = this.#options.chosenPath(id);
    return sources.find(({ path }) => path === chosen) ?? sources[0] ?? null;
  }

  /** The issue that a source's own id goes by, where it is read as another source of that. */
  issueOf(id: string): string {
    const path = this.#pathById.get(id);
    return (path === undefined ? null : this.#issueByPath.get(path)) ?? id;
  }

  /** All sources of an issue, best first. */
  sources(id: string): readonly Entry[] {
    const paths = [...(this.#members.get(id) ?? [])];
    return paths.flatMap((path) => this.at(path) ?? []).toSorted(compareQuality);
  }

  alternatives(id: string): readonly SourceAlternative[] {
    const shown = this.withId(id);
    return this.sources(id).map((entry) => ({
      path: entry.path,
      format: entry.facts.format,
      quality: entry.facts.quality,
      textLength: entry.facts.textLength,
      isShown: entry.path === shown?.path,
    }));
  }

  /** Puts an issue where its source is. */
  put(entry: Entry): void {
    const before = this.#issueByPath.get(entry.path) ?? null;
    this.#takeOut(entry.path);
    this.#entries.set(entry.path, entry);
    this.#pathById.set(entry.id, entry.path);
    for (const place of meetingPlaces(entry)) addTo(this.#places, place, entry.path);
    this.#join(entry);
    // Told after the new place is known: an issue whose only source was read again was never gone.
    if (before !== null && !this.#members.has(before)) this.#options.removed(before);
    else if (before !== null) this.#options.changed(before);
  }

  /** There is no issue at this path any more; answers whether there was one. */
  remove(path: string): boolean {
    const issueId = this.#issueByPath.get(path);
    if (!this.#takeOut(path) || issueId === undefined) return false;
    if (this.#members.has(issueId)) this.#options.changed(issueId);
    else this.#options.removed(issueId);
    return true;
  }

  setCounts(id: string, counts: AnnotationCounts): void {
    const before = this.#counts.get(id) ?? { annotations: 0, orphans: 0 };
    if (before.annotations === counts.annotations && before.orphans === counts.orphans) return;
    this.#counts.set(id, counts);
    if (this.#members.has(id)) this.#options.changed(id);
    else if (counts.annotations > 0) this.#setApart(id);
  }

  /** Another source was chosen, or fields were filled in. */
  touch(id: string): void {
    if (this.#members.has(id)) this.#options.changed(id);
  }

  summary(id: string): IssueSummary | null {
    const entry = this.withId(id);
    if (!entry) return null;
    const counts = this.#counts.get(id);
    const description = this.#options.description(id) ?? noDescription;
    return summarise(describeFacts(this.#completed(id, entry), description), {
      id,
      path: entry.path,
      annotationCount: counts?.annotations ?? 0,
      orphanCount: counts?.orphans ?? 0,
      duplicateOf: this.#duplicateOf(id),
      sourceCount: this.#members.get(id)?.size ?? 1,
      described: description.fields,
    });
  }

  /** What the shown source does not say, another may. */
  #completed(id: string, shown: Entry): IssueFacts {
    const others = this.sources(id).map(({ facts }) => facts);
    const first = <T>(value: T | null, of: (facts: IssueFacts) => T | null): T | null =>
      value ?? others.map(of).find((other) => other !== null) ?? null;
    const { facts } = shown;
    return {
      ...facts,
      publication: first(facts.publication, ({ publication }) => publication),
      date: first(facts.date, ({ date }) => date),
      edition: first(facts.edition, ({ edition }) => edition),
      issueNumber: first(facts.issueNumber, ({ issueNumber }) => issueNumber),
      pageCount: first(facts.pageCount, ({ pageCount }) => pageCount),
      hasFacsimile: others.some(({ hasFacsimile }) => hasFacsimile),
    };
  }

  /** Finds the issue that a source belongs to: the one it was known to, one that it meets, or its own. */
  #join(entry: Entry): void {
    const known = this.#options.sameAs(entry.id);
    if (known !== null && this.#fits(entry, known)) {
      this.#add(known, entry);
      return;
    }
    if (known !== null) this.#options.setSameAs(entry.id, null);
    // Sources that were known as other forms of this one come home.
    if (this.#members.has(entry.id) && !this.#fits(entry, entry.id)) this.#scatter(entry.id);
    if (!this.#members.has(entry.id) && !this.#hasMarks(entry.id)) {
      const met = this.#meets(entry);
      if (met !== null) {
        this.#options.setSameAs(entry.id, met);
        this.#add(met, entry);
        return;
      }
    }
    this.#add(entry.id, entry);
  }

  #fits(entry: Entry, issueId: string): boolean {
    return this.sources(issueId).every((other) => areAlternatives(entry, other));
  }

  #meets(entry: Entry): string | null {
    for (const place of meetingPlaces(entry)) {
      for (const path of this.#places.get(place) ?? []) {
        const issueId = this.#issueByPath.get(path);
        if (issueId !== undefined && path !== entry.path && this.#fits(entry, issueId)) return issueId;
      }
    }
    return null;
  }

  #hasMarks(id: string): boolean {
    return (this.#counts.get(id)?.annotations ?? 0) > 0;
  }

  /** Marks were found on a source that is hidden behind another one: it stands for itself, so that they are seen. */
  #setApart(id: string): void {
    const path = this.#pathById.get(id);
    const entry = path === undefined ? null : this.at(path);
    if (!entry || this.#issueByPath.get(entry.path) === id) return;
    const issueId = this.#issueByPath.get(entry.path);
    this.#leave(entry);
    this.#options.setSameAs(id, null);
    this.#add(id, entry);
    if (issueId !== undefined) this.#options.changed(issueId);
  }

  /** Sources that turned out to be no forms of this issue stand for themselves. */
  #scatter(issueId: string): void {
    for (const entry of this.sources(issueId)) {
      this.#leave(entry);
      this.#options.setSameAs(entry.id, null);
      this.#add(entry.id, entry);
    }
  }

  #add(issueId: string, entry: Entry): void {
    addTo(this.#members, issueId, entry.path);
    this.#issueByPath.set(entry.path, issueId);
    addTo(this.#sameIssue, entry.wantedId, issueId);
    for (const id of this.#sameIssue.get(entry.wantedId) ?? []) this.#options.changed(id);
  }

  #takeOut(path: string): boolean {
    const entry = this.at(path);
    if (!entry) return false;
    this.#leave(entry);
    this.#entries.delete(path);
    if (this.#pathById.get(entry.id) === path) this.#pathById.delete(entry.id);
    for (const place of meetingPlaces(entry)) removeFrom(this.#places, place, path);
    return true;
  }

  #leave(entry: Entry): void {
    const issueId = this.#issueByPath.get(entry.path);
    this.#issueByPath.delete(entry.path);
    if (issueId === undefined) return;
    removeFrom(this.#members, issueId, entry.path);
    const stillWanted = this.sources(issueId).some(({ wantedId }) => wantedId === entry.wantedId);
    if (stillWanted) return;
    removeFrom(this.#sameIssue, entry.wantedId, issueId);
    // The file that was left alone is no duplicate any more.
    for (const id of this.#sameIssue.get(entry.wantedId) ?? []) this.#options.changed(id);
  }

  /** Of several issues of one name, the one with the wanted id is the issue and the others its duplicates. */
  #duplicateOf(id: string): string | null {
    for (const { wantedId } of this.sources(id)) {
      const group = this.#sameIssue.get(wantedId);
      if (!group || group.size < 2) continue;
      const original = group.has(wantedId) ? wantedId : [...group].toSorted()[0];
      if (original !== undefined && original !== id) return original;
    }
    return null;
  }
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  const values = map.get(key);
  if (values) values.add(value);
  else map.set(key, new Set([value]));
}

function removeFrom(map: Map<string, Set<string>>, key: string, value: string): void {
  const values = map.get(key);
  values?.delete(value);
  if (values?.size === 0) map.delete(key);
}
