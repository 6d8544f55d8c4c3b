import type { SourceAlternative } from '#shared/model/issue.ts';
import type { IssueSummary } from '#shared/model/library.ts';
import { describeFacts, type IssueDescription, noDescription } from './descriptions.ts';
import type { Entry } from './entry.ts';
import { type IssueFacts, summarise } from './facts.ts';
import { type Form, formsOf } from './forms.ts';
import { areParts, fitsIn, meetingPlaces } from './groups.ts';
import { identityWarning } from './identity.ts';

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
 * has one form or several (see `Form`); the best is shown unless a person chose another.
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

  /** The ids of all issues, in the order of the paths of the forms shown. */
  ids(): readonly string[] {
    const shown = [...this.#members.keys()].flatMap((id) => {
      const form = this.withId(id);
      return form ? [{ id, path: form.path }] : [];
    });
    return shown.toSorted((a, b) => (a.path < b.path ? -1 : 1)).map(({ id }) => id);
  }

  at(path: string): Entry | null {
    return this.#entries.get(path) ?? null;
  }

  /** The form of an issue that is shown. */
  withId(id: string): Form | null {
    const forms = this.forms(id);
    const chosen = this.#options.chosenPath(id);
    return forms.find(({ parts }) => parts.some(({ path }) => path === chosen)) ?? forms[0] ?? null;
  }

  /** The issue that a source's own id goes by, where it is read as another source of that. */
  issueOf(id: string): string {
    const path = this.#pathById.get(id);
    return (path === undefined ? null : this.#issueByPath.get(path)) ?? id;
  }

  /** All forms of an issue, best first. */
  forms(id: string): readonly Form[] {
    return formsOf(this.#sources(id));
  }

  alternatives(id: string): readonly SourceAlternative[] {
    const shown = this.withId(id);
    return this.forms(id).map(({ path, facts }) => ({
      path,
      format: facts.format,
      quality: facts.quality,
      textLength: facts.textLength,
      isShown: path === shown?.path,
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
    this.#gather(entry);
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
    const shown = this.withId(id);
    if (!shown) return null;
    const counts = this.#counts.get(id);
    const description = this.#options.description(id) ?? noDescription;
    const forms = this.forms(id);
    const facts = describeFacts(completed(shown, forms), description);
    const warningCount = facts.warningCount + (identityWarning(facts) === null ? 0 : 1);
    return summarise(
      { ...facts, warningCount },
      {
        id,
        path: shown.path,
        annotationCount: counts?.annotations ?? 0,
        orphanCount: counts?.orphans ?? 0,
        duplicateOf: this.#duplicateOf(id),
        sourceCount: forms.length,
        partCount: shown.parts.length,
        described: description.fields,
      },
    );
  }

  #sources(id: string): readonly Entry[] {
    return [...(this.#members.get(id) ?? [])].flatMap((path) => this.at(path) ?? []);
  }

  /** Finds the issue that a source belongs to: the one it was known to, one that it meets, or its own. */
  #join(entry: Entry): void {
    const known = this.#options.sameAs(entry.id);
    if (known !== null && this.#fits(entry, known)) {
      this.#add(known, entry);
      return;
    }
    if (known !== null) this.#options.setSameAs(entry.id, null);
    // Sources that were known to be of this one's issue come home.
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

  /** What proves that files are of one issue may come after them: those that stood alone for want of it are taken in. */
  #gather(entry: Entry): void {
    const issueId = this.#issueByPath.get(entry.path);
    if (issueId === undefined) return;
    const paths = new Set(meetingPlaces(entry).flatMap((place) => [...(this.#places.get(place) ?? [])]));
    for (const path of paths) {
      const other = this.at(path);
      const isAlone =
        other && this.#issueByPath.get(path) === other.id && this.#members.get(other.id)?.size === 1;
      if (!isAlone || other.id === issueId || this.#hasMarks(other.id)) continue;
      if (other.facts.saysPaper || !this.#fits(other, issueId)) continue;
      this.#leave(other);
      this.#options.setSameAs(other.id, issueId);
      this.#add(issueId, other);
      this.#options.removed(other.id);
    }
  }

  #fits(entry: Entry, issueId: string): boolean {
    return fitsIn(entry, this.#sources(issueId));
  }

  #meets(entry: Entry): string | null {
    const met = new Set<string>();
    for (const place of meetingPlaces(entry)) {
      for (const path of this.#places.get(place) ?? []) {
        const issueId = this.#issueByPath.get(path);
        if (issueId === undefined || path === entry.path || met.has(issueId)) continue;
        if (this.#fits(entry, issueId)) return issueId;
        met.add(issueId);
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

  /** Sources that turned out to be of another issue stand for themselves. */
  #scatter(issueId: string): void {
    for (const entry of this.#sources(issueId)) {
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
    const stillWanted = this.#sources(issueId).some(({ wantedId }) => wantedId === entry.wantedId);
    if (stillWanted) return;
    removeFrom(this.#sameIssue, entry.wantedId, issueId);
    // The file that was left alone is no duplicate any more.
    for (const id of this.#sameIssue.get(entry.wantedId) ?? []) this.#options.changed(id);
  }

  /**
   * Of several issues of one name, the one with the wanted id is the issue and the others its duplicates, but for
   * a part that stands by itself because it bears marks.
   */
  #duplicateOf(id: string): string | null {
    const sources = this.#sources(id);
    for (const { wantedId } of sources) {
      const group = this.#sameIssue.get(wantedId);
      if (!group || group.size < 2) continue;
      const original = group.has(wantedId) ? wantedId : [...group].toSorted()[0];
      if (original === undefined || original === id) continue;
      const others = this.#sources(original);
      if (!sources.every((source) => others.every((other) => areParts(source, other)))) return original;
    }
    return null;
  }
}

/** What the shown form does not say, another may. */
function completed({ facts }: Form, forms: readonly Form[]): IssueFacts {
  const others = forms.map((form) => form.facts);
  const first = <T>(value: T | null, of: (other: IssueFacts) => T | null): T | null =>
    value ?? others.map(of).find((other) => other !== null) ?? null;
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
