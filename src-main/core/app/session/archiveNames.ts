import type { DateStretch } from '#core/search/finder/dates/stretch.ts';
import { findTypedDate } from '#core/search/finder/dates/typedDate.ts';
import type { NameFinder } from '#core/search/finder/nameFinder.ts';
import { nameForm } from '#core/search/finder/nameForm.ts';
import type { ArchiveLibrary } from '#core/server/library/archiveLibrary.ts';
import type { FoundNames, NameRequest } from '#shared/model/finding/name.ts';
import type { IssueSummary } from '#shared/model/library.ts';

/** So many issues of a typed date are asked for. */
const mostOfDate = 50;

/** The version under which the names of an issue are kept that is not indexed here: its paper and its date. */
const listed = 'listed';

/**
 * Names of an archive on a server as one types them: its papers, the issues of a date that is typed, and what people name
 * themselves. The finder is told of every issue that becomes known, and of headlines only where an issue is indexed here.
 */
export class ArchiveNames {
  readonly #archive: ArchiveLibrary;
  readonly #finder: Pick<NameFinder, 'find' | 'put'>;
  readonly #named: () => Map<string, string>;
  readonly #stop: () => void;
  /** What is on its way to the finder. */
  #putting: Promise<unknown> = Promise.resolve();
  /** The dates that were asked for, while the archive is the same. */
  #asked = { version: -1, dates: new Set<string>() };

  /** `named`: the issues that the finder holds, with their versions; kept up here. */
  constructor(
    archive: ArchiveLibrary,
    finder: Pick<NameFinder, 'find' | 'put'>,
    named: () => Map<string, string>,
  ) {
    this.#archive = archive;
    this.#finder = finder;
    this.#named = named;
    this.#stop = archive.onChange(({ upserted }) => this.#put(upserted));
  }

  /** As `NameFinder.find`; papers have the archive's counts. */
  async find(request: NameRequest): Promise<FoundNames> {
    await this.#reachDate(request.text);
    await this.#putting;
    const found = await this.#finder.find(request);
    const counts = new Map(this.#archive.papers().map(({ publication, issues }) => [publication, issues]));
    const names = found.names.map((name) =>
      name.kind === 'paper' ? { ...name, issues: counts.get(name.label) ?? name.issues } : name,
    );
    return { ...found, names };
  }

  close(): void {
    this.#stop();
  }

  /** A year alone is no day that somebody looks for. */
  async #reachDate(text: string): Promise<void> {
    const date = findTypedDate(text);
    if (!date || date.unit === 'year') return;
    const version = this.#archive.state().archive?.papersVersion ?? 0;
    if (this.#asked.version !== version) this.#asked = { version, dates: new Set() };
    const paper = nameForm(date.rest);
    const key = JSON.stringify([date.stretches, paper]);
    if (this.#asked.dates.has(key)) return;
    this.#asked.dates.add(key);
    const isPaper = (name: string) => paper !== '' && nameForm(name).includes(paper);
    await this.#archive.reachDays(date.stretches.map(daysOf), isPaper, mostOfDate);
  }

  #put(summaries: readonly IssueSummary[]): void {
    const named = this.#named();
    for (const { id, publication, date, edition, issueNumber } of summaries) {
      if (named.has(id)) continue;
      named.set(id, listed);
      const names = { publication, date, edition, issueNumber, headlines: [], bylines: [] };
      // A worker that ends is started again, and then the names it kept are known.
      this.#putting = this.#finder.put(id, listed, names).catch(() => named.delete(id));
    }
  }
}

/** A stretch of ISO dates as numbers of days: `1998-03` to `1998-03~` is 19980300 to 19980399. */
function daysOf({ from, to }: DateStretch): { readonly from: number; readonly to: number } {
  const digits = (text: string, fill: string) =>
    Number(text.replaceAll(/\D/gu, '').padEnd(8, fill).slice(0, 8));
  return { from: digits(from, '0'), to: digits(to, '9') };
}
