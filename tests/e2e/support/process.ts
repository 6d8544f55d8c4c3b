import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { compiledCode } from '../../../build/node.mjs';

/** The checkout. */
export const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Of a machine that does much else; a quiet one needs a tenth. In milliseconds. */
const quitLimit = 30_000;
const startLimit = 60_000;

/** Programs that still run; a test worker that ends takes them along, whatever became of their tests. */
const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** A program under test, with what it printed to stderr. */
export interface Program {
  readonly child: ChildProcess;
  errors(): string;
  /** Waits for a sign of life; fails, and ends the program, when it ends or says nothing for too long. */
  started<T>(sign: Promise<T>): Promise<T>;
  /** Waits for it to end by itself; answers whether it did before the limit, after which it is killed. */
  ended(): Promise<boolean>;
  kill(): Promise<void>;
}

/** Starts a program with the Node that runs the tests (24). */
export function startProgram(args: readonly string[], options: SpawnOptions): Program {
  const env = { ...(options.env ?? process.env), NODE_COMPILE_CACHE: compiledCode };
  const child = spawn(process.execPath, args, { cwd: root, ...options, env });
  const closed = once(child, 'close');
  running.add(child);
  child.once('close', () => running.delete(child));
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const kill = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    await closed;
  };
  const started = async <T>(sign: Promise<T>): Promise<T> => {
    const failure = Promise.withResolvers<never>();
    const fail = (what: string) =>
      failure.reject(new Error(`The app ${what}: ${errors || 'it said nothing.'}`));
    const timer = setTimeout(() => fail('did not start in time'), startLimit);
    const onClose = () => fail('ended while it started');
    child.once('close', onClose);
    try {
      return await Promise.race([sign, failure.promise]);
    } catch (error) {
      await kill();
      throw error;
    } finally {
      clearTimeout(timer);
      child.off('close', onClose);
    }
  };
  return {
    child,
    errors: () => errors,
    started,
    kill,
    async ended() {
      const limit = Promise.withResolvers<false>();
      const timer = setTimeout(() => limit.resolve(false), quitLimit);
      const inOrder = await Promise.race([closed.then(() => true as const), limit.promise]);
      clearTimeout(timer);
      if (!inOrder) await kill();
      return inOrder;
    },
  };
}

/** The first line that a program prints. */
export async function firstLine({ child: { stdout } }: Program): Promise<string> {
  if (!stdout) throw new Error('The program has no output.');
  const [line] = await once(createInterface({ input: stdout }), 'line');
  return String(line);
}
