import type { SourceAlternative } from '#shared/model/issue.ts';
import type { IssueSummary } from '#shared/model/library.ts';
import { describeFacts, type IssueDescription } from './description.ts';
import type { Entry } from './identity/entry.ts';
import { type IssueFacts, namingOf, summarise } from './identity/facts.ts';
import { completed, type Form, formOf, formsOf } from './identity/forms.ts';
import { areParts, fitsIn, mayStayPart, meetingPlaces } from './identity/groups.ts';
import { identityWarning } from './identity/identity.ts';
import { PaperNames } from './identity/paperNames.ts';
import { addTo, removeFrom, type SetsByKey } from './identity/setsByKey.ts';
import { fillNames, joinDescriptions } from './naming.ts';

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
  /** What a person filled in for the issue that goes by this id, or for the source that does. */
  description(id: string): IssueDescription | null;
  /** Whether people's marks lie under this id, as far as that is known without counting them. */
  isMarked(id: string): boolean;
}

/** A source that was read, without what a person filled in for it. */
export type ReadEntry = Omit<Entry, 'filled'>;

/**
 * The issues of a library as they stand now, and what is said of each; tells which ones changed. An issue
 * has one form or several (see `Form`); the best is shown unless a person chose another.
 */
export class Shelf {
  readonly #entries = new Map<string, Entry>();
  /** The sources of every issue. */
  readonly #members: SetsByKey = new Map();
  /** The forms of issues that were asked for, until a source comes or goes: the shelf asks for all of them again and again. */
  readonly #forms = new Map<string, readonly Form[]>();
  readonly #issueByPath = new Map<string, string>();
  readonly #pathById = new Map<string, string>();
  readonly #places: SetsByKey = new Map();
  /** Issues by the id they wanted: more than one means that several files of one form hold one issue. */
  readonly #sameIssue: SetsByKey = new Map();
  readonly #counts = new Map<string, AnnotationCounts>();
  readonly #options: ShelfOptions;
  readonly #papers = new PaperNames((paths) => {
    for (const path of paths) {
      const issueId = this.#issueByPath.get(path);
      if (issueId !== undefined) this.#options.changed(issueId);
    }
  });

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

  /** What the source of this id holds by itself, also where it is read as another source of another issue. */
  alone(id: string): Form | null {
    const path = this.#pathById.get(id);
    const entry = path === undefined ? null : this.at(path);
    return entry && formOf([entry]);
  }

  /** The issue that a source's own id goes by, where it is read as another source of that. */
  issueOf(id: string): string {
    const path = this.#pathById.get(id);
    return (path === undefined ? null : this.#issueByPath.get(path)) ?? id;
  }

  /** All forms of an issue, best first. */
  forms(id: string): readonly Form[] {
    const known = this.#forms.get(id);
    if (known) return known;
    const forms = formsOf(this.#sources(id));
    if (this.#members.has(id)) this.#forms.set(id, forms);
    return forms;
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

  /** Whether marks lie under an id; those on a source that is hidden would be seen by nobody. */
  isMarked(id: string): boolean {
    const counts = this.#counts.get(id);
    return counts ? counts.annotations > 0 : this.#options.isMarked(id);
  }

  /** What was filled in for an issue, or for one of the sources that it has now. */
  description(issueId: string): IssueDescription {
    const ids = new Set([issueId, ...this.sourceIds(issueId)]);
    return joinDescriptions([...ids].map((id) => this.#options.description(id)));
  }

  /** The ids of an issue's sources: its own, where that file is there, and those that go by it. */
  sourceIds(issueId: string): readonly string[] {
    return this.#sources(issueId).map(({ id }) => id);
  }

  /** Puts an issue where its source is. */
  put(read: ReadEntry): void {
    const entry = { ...read, filled: fillNames(read.facts, this.#options.description(read.id)) };
    const before = this.#issueByPath.get(entry.path) ?? null;
    this.#takeOut(entry.path);
    this.#entries.set(entry.path, entry);
    this.#pathById.set(entry.id, entry.path);
    for (const place of meetingPlaces(entry)) addTo(this.#places, place, entry.path);
    this.#join(entry);
    this.#gather(entry);
    this.#papers.put(entry.path, entry.facts);
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
    const wasMarked = this.isMarked(id);
    const before = this.#counts.get(id);
    if (before?.annotations === counts.annotations && before.orphans === counts.orphans) return;
    this.#counts.set(id, counts);
    if (!this.#members.has(id)) {
      if (counts.annotations > 0) this.#setApart(id);
      return;
    }
    // It stood by itself because it might have had marks.
    if (!before && wasMarked && !this.isMarked(id)) this.#putAgain([id]);
    else if (before || counts.annotations > 0) this.#options.changed(id);
  }

  /** Another source was chosen, or something was laid over the issue. */
  touch(id: string): void {
    if (this.#members.has(id)) this.#options.changed(id);
    else if (this.isMarked(id)) this.#setApart(id);
  }

  /** What was filled in for sources changed: their issues change, and may come together or apart. */
  redescribed(ids: readonly string[]): void {
    // Those with marks first: the others join them, so that the marks are on the whole issue.
    this.#putAgain(ids.toSorted((a, b) => Number(this.isMarked(b)) - Number(this.isMarked(a))));
    for (const id of ids) this.touch(this.issueOf(id));
  }

  /** What the sources of an issue say together, without what a person filled in. */
  said(id: string): IssueFacts | null {
    const shown = this.withId(id);
    return shown && completed(shown, this.forms(id));
  }

  /** What other issues of the same paper call it, where its own sources do not; null where none does. */
  nameByRecord(id: string): string | null {
    const said = this.said(id);
    return said && this.#papers.nameFor(said);
  }

  summary(id: string): IssueSummary | null {
    const shown = this.withId(id);
    if (!shown) return null;
    const counts = this.#counts.get(id);
    const description = this.description(id);
    const forms = this.forms(id);
    const said = completed(shown, forms);
    const byRecord = this.#papers.nameFor(said);
    const facts = describeFacts(byRecord === null ? said : { ...said, publication: byRecord }, description);
    const warningCount = facts.warningCount + (identityWarning(facts) === null ? 0 : 1);
    return summarise(
      { ...facts, warningCount },
      {
        id,
        path: shown.path,
        namedBy: description.fields.includes('title') ? 'person' : namingOf(said, byRecord),
        annotationCount: counts?.annotations ?? 0,
        orphanCount: counts?.orphans ?? 0,
        duplicateOf: this.#duplicateOf(id),
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
    if (known !== null && !this.isMarked(entry.id) && this.#mayBeIn(entry, known)) {
      this.#add(known, entry);
      return;
    }
    if (known !== null) this.#options.setSameAs(entry.id, null);
    // Sources that were known to be of this one's issue come home.
    if (this.#members.has(entry.id) && !this.#mayBeIn(entry, entry.id)) this.#scatter(entry.id);
    if (!this.#members.has(entry.id) && !this.isMarked(entry.id)) {
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
      if (!isAlone || other.id === issueId || this.isMarked(other.id)) continue;
      // One that says its paper would have joined by itself, unless the paper was filled in.
      if (other.facts.saysPaper && entry.filled === null) continue;
      if (!this.#fits(other, issueId)) continue;
      this.#leave(other);
      this.#options.setSameAs(other.id, issueId);
      this.#add(issueId, other);
      this.#options.removed(other.id);
    }
  }

  #fits(entry: Entry, issueId: string): boolean {
    return fitsIn(entry, this.#sources(issueId));
  }

  /** An issue with marks keeps its parts together: the marks may be on any of them. */
  #mayBeIn(entry: Entry, issueId: string): boolean {
    return (
      this.#fits(entry, issueId) || (this.isMarked(issueId) && mayStayPart(entry, this.#sources(issueId)))
    );
  }

  #putAgain(ids: readonly string[]): void {
    for (const id of ids) {
      const path = this.#pathById.get(id);
      const entry = path === undefined ? null : this.at(path);
      if (entry) this.put(entry);
    }
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
    this.#forms.delete(issueId);
    this.#issueByPath.set(entry.path, issueId);
    addTo(this.#sameIssue, entry.wantedId, issueId);
    for (const id of this.#sameIssue.get(entry.wantedId) ?? []) this.#options.changed(id);
  }

  #takeOut(path: string): boolean {
    const entry = this.at(path);
    if (!entry) return false;
    this.#leave(entry);
    this.#entries.delete(path);
    this.#papers.remove(path, entry.facts);
    if (this.#pathById.get(entry.id) === path) this.#pathById.delete(entry.id);
    for (const place of meetingPlaces(entry)) removeFrom(this.#places, place, path);
    return true;
  }

  #leave(entry: Entry): void {
    const issueId = this.#issueByPath.get(entry.path);
    this.#issueByPath.delete(entry.path);
    if (issueId === undefined) return;
    removeFrom(this.#members, issueId, entry.path);
    this.#forms.delete(issueId);
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
