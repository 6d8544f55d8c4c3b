import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FuzzCase, lookEvery, mostLooks, mostTime } from './case.ts';
import { packCase } from './corpus.ts';
import type { Run } from './runCase.ts';

/** Runs cases in a process of its own, which a case may end, or be ended with. */
export interface Watch {
  run(one: FuzzCase): Promise<Run>;
  close(): void;
}

/** A process that holds so much is replaced before the next case, so that growth is of one case alone (bytes). */
const fullAt = 500 * 1024 * 1024;

/** The process is started with the first case, and again after one that broke a bound. */
export function startWatch(): Watch {
  let child: ChildProcess | null = null;
  let heard = '';
  const start = async (): Promise<ChildProcess> => {
    const started = fork(join(import.meta.dirname, 'child.ts'), {
      execArgv: ['--max-old-space-size=2048', '--disable-warning=ExperimentalWarning'],
      silent: true,
    });
    heard = '';
    started.stderr?.on('data', (data: Buffer) => {
      heard = (heard + data.toString()).slice(-20_000);
    });
    started.stdout?.resume();
    await once(started, 'message');
    return started;
  };
  const end = () => {
    child?.kill('SIGKILL');
    child = null;
  };
  return {
    async run(one) {
      child ??= await start();
      const over = new AbortController();
      const { signal } = over;
      const answered = once(child, 'message', { signal }).then(([run]) => run as Run);
      const ended = once(child, 'exit', { signal }).then(([code, by]) => died(String(by ?? code), heard));
      const late = lateness(child.pid ?? 0, one, signal);
      child.send(packCase(one));
      const run = await Promise.race([answered, ended, late]);
      for (const promise of [answered, ended]) promise.catch(() => undefined);
      over.abort();
      if (run.breach || run.growth > fullAt) end();
      return run;
    },
    close: end,
  };
}

/** Resolves where the process has worked for too long, or does not answer at all; it cannot say so itself while it works. */
function lateness(pid: number, { door }: FuzzCase, signal: AbortSignal): Promise<Run> {
  const isApplication = door === 'stored' || door === 'calls';
  // What tells its own time gets some more, so that it says which call it was.
  const mostWork = mostTime * (isApplication ? 12 : 1.5);
  const worked = workOf(pid);
  let looks = 0;
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      const time = workOf(pid) - worked;
      looks++;
      if (time < mostWork && looks < mostLooks * (isApplication ? 4 : 1)) return;
      const what = `no answer after ${time} ms of processor time, looked for ${looks} times`;
      resolve({ breach: { bound: 'hang', what }, time, growth: 0 });
    }, lookEvery);
    signal.addEventListener('abort', () => clearInterval(timer));
  });
}

/** Ticks of a second that Linux counts processor time in (sysconf(_SC_CLK_TCK)). */
const ticks = 100;

/** Processor time of a process so far (milliseconds); 0 where the system does not say: the clock alone decides there. */
function workOf(pid: number): number {
  try {
    // https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: fields 14 and 15, behind a name that may hold blanks.
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)?.split(' ') ?? [];
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticks;
  } catch {
    return 0;
  }
}

function died(how: string, heard: string): Run {
  const isMemory = /heap out of memory|Allocation failed/u.test(heard);
  const reason = heard.split('\n').find((line) => /Error|FATAL/u.test(line)) ?? '';
  const what = isMemory
    ? 'the process ran out of memory'
    : `the process ended (${how}): ${reason.slice(0, 300)}`;
  return { breach: { bound: isMemory ? 'memory' : 'crash', what }, time: 0, growth: 0 };
}
