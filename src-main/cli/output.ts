import { visible } from './visible.ts';

/** Results go to stdout, everything else to stderr, so that scripts can pipe the one and people read the other. */
export function print(line: string): void {
  process.stdout.write(`${visible(line)}\n`);
}

export function say(line: string): void {
  process.stderr.write(`${visible(line)}\n`);
}

/** A whole document for another program, byte for byte; a terminal that shows it is spared what would steer it. */
export function printWhole(text: string): void {
  process.stdout.write(process.stdout.isTTY ? visible(text) : text);
}

/** Whoever reads only the first lines (`| head`) closes the pipe: the work is done to its end all the same. */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}

/** Progress on one line of a terminal; nothing where stderr is not one, so that logs stay readable. */
export function progressLine(label: string): {
  update(done: number, total: number | null): void;
  end(): void;
} {
  const terminal = process.stderr.isTTY;
  let shown = false;
  return {
    update(done, total) {
      if (!terminal) return;
      shown = true;
      process.stderr.write(`\r${label} ${done}${total === null ? '' : ` of ${total}`}\u001b[K`);
    },
    end() {
      if (shown) process.stderr.write('\r\u001b[K');
    },
  };
}
