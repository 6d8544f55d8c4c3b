import { nameForm } from '#core/search/finder/nameForm.ts';
import { normalText } from '#core/search/text/normalForm.ts';
import { byDay } from '#shared/model/finding/byDay.ts';
import type {
  FoundPeople,
  PeopleRequest,
  WrittenArticle,
  WrittenArticles,
} from '#shared/model/finding/person.ts';
import type { SearchRequest, SearchResult } from '#shared/model/search.ts';

/** What answers for people and for the articles that bear their names. */
interface PeopleIndex {
  findPeople(request: PeopleRequest): Promise<FoundPeople>;
  search(request: SearchRequest): Promise<SearchResult>;
}

const atOnce = 1000;
/** More articles of one person are not listed. */
const most = 20_000;

/** Everything that somebody wrote: articles whose bylines read as the name does (王 小明 = 王小明). */
export async function writtenBy(index: PeopleIndex, name: string): Promise<WrittenArticles> {
  const form = nameForm(name);
  const { people, complete } = await index.findPeople({ text: name, limit: 1 });
  const person = people.find((one) => nameForm(one.name) === form) ?? null;
  const articles = new Map<string, WrittenArticle>();
  let isWhole = complete;
  // Spellings that differ in punctuation only are different words for a search.
  const spellings = person ? [person.name, ...person.otherwise] : [];
  for (const spelling of new Set(spellings.map((one) => normalText(one).replaceAll('"', ' ')))) {
    const query = `by:"${spelling}"`;
    for (let offset = 0; ; offset += atOnce) {
      const found = await index.search({
        query,
        limit: atOnce,
        offset,
        order: 'date',
        filters: { kind: 'article' },
      });
      isWhole &&= found.complete;
      for (const { issueId, articleId, headline, publication, date, page, bylines } of found.hits) {
        if (articleId === null || !bylines.some((byline) => nameForm(byline) === form)) continue;
        articles.set(`${issueId}\n${articleId}`, { issueId, articleId, headline, publication, date, page });
      }
      if (found.hits.length < atOnce) break;
      if (articles.size >= most) {
        isWhole = false;
        break;
      }
    }
  }
  const byDate = [...articles.values()].toSorted((a, b) => byDay(a.date, b.date));
  return { person, articles: byDate, complete: isWhole };
}
