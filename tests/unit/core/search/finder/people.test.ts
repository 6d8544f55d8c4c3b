import { describe, expect, it } from 'vitest';
import { bylinesOf, peopleNamed } from '#core/search/finder/people.ts';
import { newFinder } from './support.ts';

const issues = [
  { date: '1938-05-01', bylines: ['王小明', 'Ann Reed'] },
  { date: '1939-02-03', bylines: ['王 小明', '王小明', 'ANN REED'] },
  { date: null, bylines: ['王小明', '王小', '  '] },
];

describe('people named in bylines', () => {
  it('are one where their names differ in spaces, case or script, and no further', () => {
    expect([...bylinesOf(issues).values()]).toEqual([
      { name: '王小明', otherwise: ['王 小明'], articles: 4, from: '1938-05-01', to: '1939-02-03' },
      { name: 'ANN REED', otherwise: ['Ann Reed'], articles: 2, from: '1938-05-01', to: '1939-02-03' },
      { name: '王小', otherwise: [], articles: 1, from: null, to: null },
    ]);
    expect([...bylinesOf([{ date: null, bylines: ['陳獨秀', '陈独秀'] }]).values()]).toHaveLength(1);
  });

  it('are narrowed by what is typed', () => {
    const { people, total } = peopleNamed(bylinesOf(issues), { text: '小明', limit: 5 });
    expect(people.map(({ name }) => name)).toEqual(['王小明']);
    expect(total).toBe(1);
    expect(peopleNamed(bylinesOf(issues), { text: '', limit: 1 })).toMatchObject({ total: 3, people: [{}] });
  });

  it('begin with whoever is named just so, however many have that in their names', () => {
    const many = Array.from({ length: 1200 }, (_, at) => ({
      date: null,
      bylines: [`Reed ${at}`, `Reed ${at}`],
    }));
    const people = bylinesOf([...many, { date: null, bylines: ['REED'] }]);
    expect(peopleNamed(people, { text: 'Reed', limit: 1 })).toMatchObject({
      people: [{ name: 'REED' }],
      total: 1201,
    });
    expect(peopleNamed(people, { text: 'Reed', limit: 2000 }).people).toHaveLength(1201);
  });

  it('follow the issues that come, change and go', async () => {
    const finder = newFinder();
    const names = { publication: null, edition: null, issueNumber: null, headlines: [] };
    const listed = async () =>
      (await finder.people({ text: '', limit: 9 })).people.map(({ name, articles }) => [name, articles]);
    await finder.put('a', '1', {
      ...names,
      date: '1938-05-01',
      bylines: ['Ann Reed', 'Ned Marsh', 'Ann Reed'],
    });
    expect(await listed()).toEqual([
      ['Ann Reed', 2],
      ['Ned Marsh', 1],
    ]);
    await finder.put('a', '2', { ...names, date: '1938-05-01', bylines: ['Ned Marsh'] });
    expect(await listed()).toEqual([['Ned Marsh', 1]]);
    await finder.remove(['a']);
    expect(await listed()).toEqual([]);
  });
});
