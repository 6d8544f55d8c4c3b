import { Command } from 'commander';
import { withLibrary } from '../library.ts';
import { answerSearch, requestOf, type SearchOptions, withSearchOptions } from '../searching.ts';

export function searchCommand(): Command {
  return withSearchOptions(
    new Command('search')
      .description('Search the articles, notices and notes of a library.')
      .argument('<library>', 'the library folder')
      .argument('<query>', 'the text to find'),
  ).action(async (path: string, query: string, options: SearchOptions) => {
    answerSearch(await withLibrary(path, (session) => session.search(requestOf(query, options))), options);
  });
}
