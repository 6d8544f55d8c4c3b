import { describe, expect, it, onTestFinished } from 'vitest';
import { type CallName, calls } from '#shared/contract/calls.ts';
import { connectContract } from '#shared/contract/peer.ts';
import { serveContract } from '#shared/contract/serve.ts';
import { wirePair } from '#shared/contract/wire.ts';
import { handlersWith } from './handlers.ts';

const names = Object.keys(calls) as CallName[];
const reading = names.filter((name) => calls[name].onlyReads);
const changing = names.filter((name) => !calls[name].onlyReads);

/** A client that may only read, and what of its calls reached the application. */
function reader() {
  const reached: string[] = [];
  const handlers = Object.fromEntries(names.map((name) => [name, () => void reached.push(name)]));
  const [near, far] = wirePair();
  serveContract(far, handlersWith(handlers as never), { clientId: 'reader', mayChange: false });
  const peer = connectContract(near);
  onTestFinished(() => near.close());
  return { peer, reached };
}

describe('whoever may only read', () => {
  it.each(changing)('is refused %s, whatever is sent with it', async (name) => {
    const { peer, reached } = reader();
    for (const input of [{}, null, { path: '/' }]) {
      await expect(peer.call(name, input as never)).rejects.toMatchObject({ code: 'notOnThisHost' });
    }
    expect(reached).toEqual([]);
  });

  it.each(reading)('may ask for %s', async (name) => {
    const { peer } = reader();
    const failure = await peer.call(name, {} as never).then(
      () => null,
      (error: { readonly code: string }) => error.code,
    );
    // Some inputs want more than nothing; none is refused for reading.
    expect([null, 'badArguments']).toContain(failure);
  });
});

it('what only reads has no name of a change, and names no path of the disk', () => {
  const verbs =
    /\.(?:add|change|create|make|remove|undo|redo|write|save|move|rename\w*|restore|take\w*|keep|drop|open\w*|choose\w*|set\w*|start|stop|pause|resume|cancel|clear\w*|remember|look|import\w*|accept|ignore|rebuild|describe|read\w*)$/;
  expect(reading.filter((name) => verbs.test(name))).toEqual([]);
  for (const name of reading) {
    const shape = calls[name].input.shape as Readonly<Record<string, unknown>>;
    expect(Object.keys(shape).filter((key) => /path|folder/i.test(key))).toEqual([]);
  }
});
