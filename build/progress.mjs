/** Says what is being done and how far it is, a line at a time, so that nobody wonders whether it has stopped. */
import process from 'node:process';

/** So often it is said how far a step is, in milliseconds: on a terminal the line is written over. */
const pace = { terminal: 1_000, elsewhere: 10_000 };

/**
 * Does a step and says so: what is done at once, how far it is while it lasts, and at the end how long it took.
 * @template T
 * @param {string} sentence without its stop @param {() => Promise<T>} work
 * @param {() => string} [howFar] such as `412 of 1,163 packages`
 * @param {{ isTerminal?: boolean, write?: (text: string) => void, now?: () => number }} [surroundings]
 * @returns {Promise<T>}
 */
export async function step(sentence, work, howFar, surroundings = {}) {
  const {
    isTerminal = process.stderr.isTTY === true,
    write = (text) => void process.stderr.write(text),
    now = Date.now,
  } = surroundings;
  const began = now();
  const seconds = () => `${Math.round((now() - began) / 1000)} s`;
  write(`${sentence}…\n`);
  const tell = () => {
    const words = `  ${[howFar?.(), seconds()].filter(Boolean).join(', ')}`;
    write(isTerminal ? `\r${words}\u001b[K` : `${words}\n`);
  };
  const timer = setInterval(tell, isTerminal ? pace.terminal : pace.elsewhere);
  try {
    const answer = await work();
    write(`${isTerminal ? '\r' : ''}  done in ${seconds()}.${isTerminal ? '\u001b[K' : ''}\n`);
    return answer;
  } catch (error) {
    if (isTerminal) write('\r\u001b[K');
    throw error;
  } finally {
    clearInterval(timer);
  }
}
