import { describe, expect, it } from 'vitest';
import type { IssueSummary } from '#shared/model/library.ts';
import {
  foldPapers,
  groupPublications,
  hasRun,
  isSmall,
  issuesByDay,
  leadsToShelf,
  neighbours,
  onThisDay,
  papersNamed,
} from '../../../../../src-renderer/state/library/publications.ts';
import { summary } from '../../support.ts';

const daily = (id: string, date: string | null, rest: Partial<IssueSummary> = {}) =>
  summary({ id, date, publication: '日报', language: 'zh-Hans', ...rest });

describe('publications', () => {
  it('are grouped by title, the one with the newest issue first', () => {
    const grouped = groupPublications([
      summary({ id: 'a', publication: 'The Courier', date: '1926-01-08', articleCount: 5 }),
      daily('b', '2024-02-02', { annotationCount: 2 }),
      daily('c', '2023-02-02'),
      daily('d', null),
      summary({ id: 'e', publication: null, date: null }),
    ]);
    expect(grouped.map((publication) => publication.title)).toEqual(['日报', 'The Courier', null]);
    expect(grouped[0]).toMatchObject({ years: [2023, 2024], issueCount: 3, annotationCount: 2 });
    expect(grouped[0]?.undated.map((issue) => issue.id)).toEqual(['d']);
    expect(grouped[2]?.undated).toHaveLength(1);
  });

  it('are found on the shelf by their names, also before all their issues have come', () => {
    const issues = new Map([['b', daily('b', '2024-02-02')]]);
    const state = (status: 'opening' | 'ready') => ({
      path: '/library',
      name: 'library',
      status,
      progress: { done: 0, total: 0 },
      issueCount: 2,
      problems: [],
    });
    const leads = (name: string, status: 'opening' | 'ready', isPartial = false) =>
      leadsToShelf(name, { issues, isPartial, papers: [], state: state(status) });
    expect(leads('日报', 'ready')).toBe(true);
    expect(leads('The Courier', 'ready')).toBe(false);
    expect(leads('The Courier', 'opening')).toBe(true);
    expect(leads('The Courier', 'ready', true)).toBe(true);
  });

  it('stay the same object while their issues do', () => {
    const [a, b, c] = [daily('a', '2024-02-01'), daily('b', '2024-02-02'), summary({ id: 'c' })];
    const before = groupPublications([a, c]);
    const after = groupPublications([a, b, c], before);
    expect(after.map((one) => before.includes(one))).toEqual([false, true]);
    expect(after[0]?.issueCount).toBe(2);
    expect(groupPublications([a, b, c], after)).toEqual(after);
  });

  it('are shown by the year from a dozen dated issues on, and beside others up to two', () => {
    const paper = (count: number) =>
      groupPublications(
        Array.from({ length: count }, (_, at) =>
          daily(`${at}`, `2024-02-${String(at + 1).padStart(2, '0')}`),
        ),
      );
    const kinds = [2, 3, 11, 12].map((count) => paper(count).map((one) => [isSmall(one), hasRun(one)]));
    expect(kinds.flat()).toEqual([
      [true, false],
      [false, false],
      [false, false],
      [false, true],
    ]);
  });

  it('are found by part of a name, however it is accented, by language and by year', () => {
    const papers = groupPublications([
      daily('a', '2024-02-02'),
      summary({ id: 'b', publication: 'L’Œuvre', date: '1915-12-01', language: 'fr' }),
    ]);
    const found = (typed: string) => papersNamed(papers, typed).map(({ title }) => title);
    expect([found('oeuv'), found('日'), found('1915'), found('fr')]).toEqual([
      ['L’Œuvre'],
      ['日报'],
      ['L’Œuvre'],
      ['L’Œuvre'],
    ]);
    expect(found(' ')).toHaveLength(2);
    const called = (typed: string) =>
      papersNamed(papers, typed, (tag) => (tag === 'fr' ? 'Französisch' : tag));
    expect(called('franzos').map(({ title }) => title)).toEqual(['L’Œuvre']);
    expect(found('nothing')).toEqual([]);
  });

  it('are found and folded by the place that most issues name', () => {
    const paper = (name: string, place: string | null, day = '01') =>
      summary({ id: `${name} ${day}`, publication: name, date: `1824-01-${day}`, place });
    const papers = groupPublications([
      paper('Ferry', '[London] :', '01'),
      paper('Ferry', 'Gravesend', '02'),
      paper('Ferry', 'London', '03'),
      paper('Quay', 'LONDON'),
      paper('渡口', '上海'),
      paper('Loose', null),
    ]);
    const found = (typed: string) => papersNamed(papers, typed).map(({ title }) => title);
    expect([found('london').toSorted(), found('graves'), found('上海')]).toEqual([
      ['Ferry', 'Quay'],
      ['Ferry'],
      ['渡口'],
    ]);
    const folded = foldPapers(papers, 'place').map(({ key, papers: own }) => [
      key,
      own.map(({ title }) => title),
    ]);
    expect(folded).toEqual([
      ['London', ['Ferry', 'Quay']],
      ['上海', ['渡口']],
      [null, ['Loose']],
    ]);
  });

  it('keep two editions of a day beside each other', () => {
    const [publication] = groupPublications([
      daily('late', '2024-02-02', { edition: 'B' }),
      daily('early', '2024-02-02', { edition: 'A' }),
      daily('before', '2024-02-01'),
    ]);
    const days = issuesByDay(publication?.dated ?? []);
    expect(days.get('2024-02-02')?.map((issue) => issue.id)).toEqual(['early', 'late']);
    const around = neighbours(publication ?? null, 'early');
    expect([around.previous?.id, around.next?.id]).toEqual(['before', 'late']);
  });

  it('of an archive have its counts and years, and tell no neighbour beyond years that are not here', () => {
    const archived = (publication: string | null, years: readonly number[]) => ({
      publication,
      issues: 40,
      articles: 300,
      first: 19490301,
      last: 19750315,
      years,
    });
    const papers = [archived('日报', [1949, 1950, 1975]), archived('Elsewhere', [1900])];
    const issues = [daily('old', '1949-03-01'), daily('new', '1975-03-01'), daily('newest', '1975-03-02')];
    const grouped = groupPublications(issues, [], papers);
    const [paper] = grouped;
    expect(grouped.length).toBe(1);
    expect(paper).toMatchObject({
      issueCount: 40,
      articleCount: 300,
      years: [1949, 1950, 1975],
      gapCount: 0,
    });
    expect(paper && [hasRun(paper), isSmall(paper)]).toEqual([true, false]);
    const previousWith = (years: readonly number[]) =>
      neighbours(paper ?? null, 'new', (year) => years.includes(year)).previous?.id;
    expect([previousWith([1975]), previousWith([1949, 1975]), previousWith([1949, 1950, 1975])]).toEqual([
      undefined,
      undefined,
      'old',
    ]);
    expect(neighbours(paper ?? null, 'new', (year) => year === 1975).next?.id).toBe('newest');
    expect(groupPublications(issues, grouped, papers)[0]).toBe(paper);
    const more = papers.map((one) => ({ ...one, issues: 41 }));
    expect(groupPublications(issues, grouped, more)[0]?.issueCount).toBe(41);
  });

  it('name this day of other years, newest first', () => {
    const grouped = groupPublications([
      daily('x', '2019-11-24'),
      daily('y', '2021-11-24'),
      daily('z', '2021-11-25'),
      daily('now', '2026-11-24'),
    ]);
    expect(onThisDay(grouped, '2026-11-24').map((issue) => issue.id)).toEqual(['y', 'x']);
  });

  it('hold ten thousand issues of one paper', () => {
    const many = Array.from({ length: 10_000 }, (_, at) =>
      daily(String(at), new Date(Date.UTC(1990, 0, 1 + at)).toISOString().slice(0, 10), {
        issueNumber: String(at),
      }),
    );
    expect(groupPublications(many)[0]?.issueCount).toBe(10_000);
  });

  it('are folded by language and by the century they began in, what is unknown last', () => {
    const paper = (name: string, date: string | null, language: string) =>
      summary({ id: `${name} ${date}`, publication: name, date, language });
    const papers = groupPublications([
      paper('Ferry', '1899-12-31', 'en-GB'),
      paper('Ferry', '1900-01-02', 'en-GB'),
      paper('Quay', '1926-01-01', 'en'),
      paper('渡口', '1950-01-01', 'zh-Hans'),
      paper('Loose', null, 'und'),
    ]);
    const folded = (by: 'language' | 'century') =>
      foldPapers(papers, by).map(({ key, papers: own }) => [key, own.map(({ title }) => title).toSorted()]);
    expect(folded('language')).toEqual([
      ['en', ['Ferry', 'Quay']],
      ['zh', ['渡口']],
      [null, ['Loose']],
    ]);
    expect(folded('century')).toEqual([
      ['1800', ['Ferry']],
      ['1900', ['Quay', '渡口']],
      [null, ['Loose']],
    ]);
  });
});
