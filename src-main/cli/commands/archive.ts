import { basename, resolve } from 'node:path';
import { Command } from 'commander';
import { openServer, type Server } from '#core/server/connection.ts';
import { feedArchive } from '#core/server/feed/feedArchive.ts';
import { archiveIssues } from '#core/server/issues.ts';
import { checkArchive, dropArchive, prepareArchive, roles } from '#core/server/schema/prepare.ts';
import { searchTogether } from '#core/server/search/manyServers.ts';
import { createServerSearch } from '#core/server/search/serverSearch.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import { BadInput } from '../exit.ts';
import { withLibrary } from '../library.ts';
import { print, progressLine, say } from '../output.ts';
import { answerSearch, requestOf, type SearchOptions, withSearchOptions } from '../searching.ts';

interface ServerOptions {
  readonly server: string;
  readonly ca?: string;
}

/** An archive on a server of PostgreSQL, for more than one computer can hold or for many people. */
export function archiveCommand(): Command {
  return new Command('archive')
    .description(
      'Keep an archive on a server of PostgreSQL: prepare it, feed it, search it, check it, drop it.',
    )
    .addCommand(prepareCommand().exitOverride())
    .addCommand(feedCommand().exitOverride())
    .addCommand(searchArchiveCommand().exitOverride())
    .addCommand(checkCommand().exitOverride())
    .addCommand(dropCommand().exitOverride());
}

const urlForm = 'postgresql://name@host/database, the password from PGPASSWORD or .pgpass';
const authority = [
  '--ca <file>',
  'certificate of the authority that vouches for the server, where the system does not know it',
] as const;

const atServer = (command: Command): Command =>
  command.requiredOption('--server <url>', urlForm).option(...authority);

async function withServer<T>(
  { server: url, ca }: ServerOptions,
  run: (server: Server) => Promise<T>,
): Promise<T> {
  const server = await openServer({ url, authority: ca === undefined ? null : resolve(ca) });
  try {
    return await run(server);
  } finally {
    await server.close();
  }
}

const prepareCommand = () =>
  atServer(
    new Command('prepare').description(
      'Make the tables of an archive in a database, or bring them up to date, and the roles of those who read and feed it.',
    ),
  ).action((options: ServerOptions) =>
    withServer(options, async (server) => {
      await server.withClient(prepareArchive);
      print(`The archive ${server.name} is ready.`);
      say(`Who reads it is to be a member of ${roles.reader}, who feeds it of ${roles.feeder}.`);
    }),
  );

const feedCommand = () =>
  atServer(
    new Command('feed').description(
      'Bring an archive up to a library, issue by issue; it goes on where it was.',
    ),
  )
    .argument('<library>', 'the library folder')
    .option('--name <name>', 'what the archive calls this library (without it: its folder)')
    .action(async (path: string, options: ServerOptions & { readonly name?: string }) => {
      const report = await withServer(options, async (server) => {
        await server.withClient(checkArchive);
        return await withLibrary(path, async ({ library }) => {
          const progress = progressLine('Feeding issue');
          const stop = new AbortController();
          const onInterrupt = () => stop.abort();
          process.once('SIGINT', onInterrupt);
          try {
            return await feedArchive({
              library,
              server,
              name: options.name ?? basename(resolve(path)),
              onProgress: (done, total) => progress.update(done, total),
              signal: stop.signal,
            });
          } finally {
            process.off('SIGINT', onInterrupt);
            progress.end();
          }
        });
      });
      for (const { path: file, reason } of report.failed) say(`${file} was not fed: ${reason}`);
      print(`${report.put} issues put, ${report.held} held already, ${report.removed} taken out.`);
      if (report.failed.length > 0) throw new BadInput();
    });

interface ServersOptions {
  readonly server: readonly string[];
  readonly ca?: string;
}

const searchArchiveCommand = () =>
  withSearchOptions(
    new Command('search')
      .description('Search the articles and notices of an archive, or of several as one.')
      .argument('<query>', 'the text to find')
      .requiredOption('--server <url>', `${urlForm}; may be given more than once`, together)
      .option(...authority),
  ).action(async (query: string, { server: urls, ca, ...options }: ServersOptions & SearchOptions) => {
    const request = requestOf(query, options);
    const result = await withServers(
      urls.map((server) => ({ server, ...(ca !== undefined && { ca }) })),
      async (servers) => {
        for (const server of servers) await server.withClient(checkArchive);
        const now = () => performance.now();
        const readers = servers.map((server) => createServerSearch(server, now));
        return await searchTogether(readers).search(request);
      },
    );
    answerSearch(result, options);
  });

const together = (url: string, before: readonly string[] = []): readonly string[] => [...before, url];

async function withServers<T>(
  all: readonly ServerOptions[],
  run: (servers: readonly Server[]) => Promise<T>,
): Promise<T> {
  const [next, ...others] = all;
  if (!next) return await run([]);
  return await withServer(next, (server) => withServers(others, (servers) => run([server, ...servers])));
}

const checkCommand = () =>
  atServer(
    new Command('serve-check').description(
      'Say whether an archive can be read, and what it holds, one paper a line.',
    ),
  ).action((options: ServerOptions) =>
    withServer(options, async (server) => {
      await server.withClient(checkArchive);
      const archive = archiveIssues(server);
      const { issues, documents, bytes } = await archive.size();
      for (const paper of await archive.papers()) {
        print([paper.publication ?? '', paper.issues, daysOf(paper)].join('\t'));
      }
      say(
        `${server.name}: ${issues} issues, ${documents} articles and notices, ${Math.round(bytes / 2 ** 20)} MiB.`,
      );
    }),
  );

const daysOf = ({ first, last }: { readonly first: number; readonly last: number }): string =>
  last === 0 ? '' : `${dayOf(first)}..${dayOf(last)}`;
const dayOf = (day: number): string =>
  String(day)
    .padStart(8, '0')
    .replace(/^(\d{4})(\d{2})(\d{2})$/u, '$1-$2-$3');

const dropCommand = () =>
  atServer(new Command('drop').description('Take an archive off its server, with every issue in it.'))
    .requiredOption('--yes <database>', 'the name of the database once more')
    .action((options: ServerOptions & { readonly yes: string }) =>
      withServer(options, async (server) => {
        if (!server.name.endsWith(`/${options.yes}`)) {
          throw new BroadsheetError(
            'badArguments',
            `The archive to be dropped is ${server.name}: repeat the name of its database behind --yes.`,
          );
        }
        await server.withClient(dropArchive);
        print(`The archive ${server.name} is gone.`);
      }),
    );
