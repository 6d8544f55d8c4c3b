import { openServer } from '#core/server/connection.ts';
import { feedArchive } from '#core/server/feed/feedArchive.ts';
import { MadeLibrary } from './madeLibrary.ts';

/** A feeder in a process of its own, to be killed: it says every issue that is done. */
const [url = '', issues = '0'] = process.argv.slice(2);
const server = await openServer({ url, authority: null });
await feedArchive({
  library: MadeLibrary.of(Number(issues)),
  server,
  name: 'made',
  onProgress: (done, total) => process.stdout.write(`${done} of ${total}\n`),
});
await server.close();
