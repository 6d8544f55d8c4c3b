import { join } from 'node:path';
import { firstLine, root, startProgram } from '../../e2e/support/process.ts';

/** Serves a library, or what other arguments of `serve` name, while `use` runs, which is given the address that opens once and the id of the process. */
export async function withApp(
  library: string | readonly string[],
  profile: string,
  use: (url: string, pid: number) => Promise<void>,
): Promise<void> {
  const cli = join(root, 'out/main/cli.js');
  const server = startProgram([cli, 'serve', ...[library].flat(), '--port', '0', '--no-open'], {
    env: { ...process.env, BROADSHEET_PROFILE: profile },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  try {
    await use(await server.started(firstLine(server)), server.child.pid ?? 0);
  } finally {
    server.child.kill('SIGTERM');
    await server.ended();
  }
}
