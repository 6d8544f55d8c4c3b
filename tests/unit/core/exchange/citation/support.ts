import type { CitedArticle, CitedIssue } from '#core/exchange/citation/reference.ts';
import { plainFlow } from '#shared/text/flow.ts';

export { citer } from '../../../../support/citer.ts';

const masthead = { title: null, dateText: null, lunarDate: null, weekday: null, price: null, parts: [] };

export function issueOf(changes: Partial<CitedIssue> = {}): CitedIssue {
  return {
    id: '2000-11-20-0a1b2c3d4e',
    publication: '中国青年报',
    date: '2000-11-20',
    edition: null,
    issueNumber: null,
    language: 'zh-Hans',
    masthead,
    ...changes,
  };
}

export const english = issueOf({ publication: 'Valley Herald', language: 'en', date: '1998-03-07' });

export function articleOf(
  headline: string | null,
  names: readonly (string | [string, string])[],
): CitedArticle {
  return {
    headline: headline === null ? null : plainFlow(headline),
    bylines: names.map((name) => ({
      name: typeof name === 'string' ? name : name[0],
      role: typeof name === 'string' ? '记者' : name[1],
      start: 0,
      end: 1,
    })),
    page: 15,
    section: null,
  };
}
