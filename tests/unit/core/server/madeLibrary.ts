import { createHash } from 'node:crypto';
import { parseIssueFile } from '#core/archive/parse/parse.ts';
import type { FedLibrary } from '#core/server/feed/feedArchive.ts';
import type { Issue } from '#shared/model/issue.ts';
import type { IssueSummary } from '#shared/model/library.ts';
import { summary } from '../../../support/summary.ts';

/** A library of a test: its issues by their ids, each as the text of a Markdown file. */
export class MadeLibrary implements FedLibrary {
  readonly texts = new Map<string, string>();

  /** Issues of two papers, three articles each, the same for the same number. */
  static of(issues: number): MadeLibrary {
    const library = new MadeLibrary();
    for (let number = 0; number < issues; number++) library.texts.set(`issue-${number}`, textOf(number));
    return library;
  }

  issues() {
    return [...this.texts].map(([id, text]) => ({
      id,
      version: createHash('sha256').update(text).digest('hex'),
      load: () => Promise.resolve(this.#issue(id, text)),
    }));
  }

  summary(id: string): IssueSummary | null {
    const text = this.texts.get(id);
    if (text === undefined) return null;
    const issue = this.#issue(id, text);
    const { publication, date, edition, issueNumber, language } = issue;
    const named = { publication, date, edition, issueNumber, language };
    const headlines = issue.articles.flatMap(({ headline }) => headline?.text ?? []);
    return summary({ id, path: `${id}.md`, ...named, articleCount: issue.articles.length, headlines });
  }

  getFacsimile() {
    return Promise.resolve({ pages: [], isOfShownText: true, version: '', root: '', files: [] });
  }

  getWords() {
    return Promise.resolve([]);
  }

  #issue(id: string, text: string): Issue {
    return { ...parseIssueFile(`${id}.md`, Buffer.from(text)), id };
  }
}

const words = ['渡口', '市集', '县政府', '新桥', '乡镇', '丰收', '学校', '水利'];

function textOf(number: number): string {
  const word = (at: number) => words[(number * 7 + at * 3) % words.length] ?? '';
  const story = (at: number) =>
    `## ${word(at)}${word(at + 1)}第${number}号\n\n${`${word(at)}今日开行，${word(at + 2)}的人说好。`.repeat(3 + (at % 3))}\n`;
  const day = `${1950 + (number % 30)}-0${(number % 9) + 1}-15`;
  return `---\ntitle: ${number % 2 === 0 ? '澄溪日报' : 'The Ferry Post'}\ndate: ${day}\n---\n\n${[0, 1, 2].map(story).join('\n')}`;
}
