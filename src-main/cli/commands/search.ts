import { Command, InvalidArgumentError, Option } from 'commander';
import type { SearchHit } from '#shared/model/search.ts';
import { withLibrary } from '../library.ts';
import { print, say } from '../output.ts';

interface SearchOptions {
  readonly json?: boolean;
  readonly limit: number;
  readonly offset: number;
  readonly from?: string;
  readonly to?: string;
  readonly publication?: string;
  readonly kind?: 'article' | 'notice' | 'note';
  readonly issue?: string;
  readonly order: 'relevance' | 'date';
}

export function searchCommand(): Command {
  return new Command('search')
    .description('Search the articles, notices and notes of a library.')
    .argument('<library>', 'the library folder')
    .argument('<query>', 'the text to find')
    .option('--json', 'print one JSON document')
    .option('--limit <n>', 'at most this many hits', wholeNumber(1, 1000), 20)
    .option('--offset <n>', 'leave out the first hits', wholeNumber(0, Number.MAX_SAFE_INTEGER), 0)
    .option('--from <date>', 'not before this date (YYYY-MM-DD)', isoDate)
    .option('--to <date>', 'not after this date (YYYY-MM-DD)', isoDate)
    .option('--publication <title>', 'only this newspaper')
    .option('--issue <id>', 'only this issue')
    .addOption(new Option('--kind <kind>', 'only hits of this kind').choices(['article', 'notice', 'note']))
    .addOption(
      new Option('--order <order>', 'order of the hits').choices(['relevance', 'date']).default('relevance'),
    )
    .action(async (path: string, query: string, options: SearchOptions) => {
      const result = await withLibrary(path, (session) =>
        session.search({
          query,
          limit: options.limit,
          offset: options.offset,
          order: options.order,
          filters: {
            publication: options.publication,
            from: options.from,
            to: options.to,
            kind: options.kind,
            issueId: options.issue,
          },
        }),
      );
      if (options.json) {
        print(JSON.stringify({ ...result, hits: result.hits.map(hitDocument) }));
        return;
      }
      for (const hit of result.hits) print(hitText(hit));
      say(`${result.matchTotal} matches in ${result.total} articles, notices and notes.`);
    });
}

/** The hit of design.md's command line, with the rest of what is known beside it. */
function hitDocument(hit: SearchHit) {
  return { ...hit, snippet: hit.snippets[0]?.text ?? hit.headlineSnippet?.text ?? '' };
}

function hitText(hit: SearchHit): string {
  const place = [
    hit.publication,
    hit.date,
    hit.edition,
    hit.page === null ? null : `p. ${hit.page}`,
    hit.headline,
  ];
  const passages = hit.snippets.map((snippet) => `    ${snippet.text.replaceAll('\n', ' ')}`);
  return [place.filter((part) => part !== null).join(', ') || hit.issueId, ...passages].join('\n');
}

const wholeNumber = (least: number, most: number) => (text: string) => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  }
  return value;
};

function isoDate(text: string): string {
  const date = new Date(`${text}T00:00:00Z`);
  if (
    !/^\d{4}-\d{2}-\d{2}$/.test(text) ||
    Number.isNaN(date.getTime()) ||
    !date.toISOString().startsWith(text)
  ) {
    throw new InvalidArgumentError('It must be a date such as 1998-01-31.');
  }
  return text;
}
