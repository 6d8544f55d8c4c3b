/** What a page does first: it fetches itself and its scripts, opens the wire and asks. */
import { createBirpc } from 'birpc';
import { WebSocket } from 'ws';

/**
 * @param {string} address that the host printed, with its token
 * @returns {Promise<{ page: string, scripts: number, recent: string[] }>} the start page, how many of its
 *   scripts and sheets were fetched, and the paths of the libraries opened lately
 */
export async function callHost(address) {
  const { origin, searchParams } = new URL(address);
  const entered = await fetch(new URL('/enter', origin), {
    method: 'POST',
    headers: { origin },
    body: JSON.stringify({ word: searchParams.get('token') }),
  });
  const gate = await entered.text();
  if (!entered.ok) throw new Error(`the address is refused: ${gate}`);
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
  const get = async (/** @type {string} */ path) => {
    const answer = await fetch(new URL(path, origin), { headers: { cookie } });
    if (!answer.ok) throw new Error(`${path} is answered with ${answer.status}`);
    return await answer.text();
  };
  const page = await get('/');
  const named = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path = '']) => path);
  for (const path of named) await get(path);
  const socket = new WebSocket(new URL(`${gate}/wire`, origin.replace('http', 'ws')), {
    origin,
    headers: { cookie },
  });
  await new Promise((done, failed) => {
    socket.once('open', done);
    socket.once('error', failed);
  });
  try {
    const peer = createBirpc(/** @type {{ event: () => void }} */ ({ event: () => undefined }), {
      post: (/** @type {unknown} */ data) => socket.send(JSON.stringify(data)),
      on: (/** @type {(data: unknown) => void} */ listen) =>
        socket.on('message', (data) => listen(JSON.parse(String(data)))),
      timeout: 20_000,
    });
    const outcome = await /** @type {any} */ (peer).call('host.info', {});
    const recent = (outcome?.value?.recentLibraries ?? []).map(
      (/** @type {{ path: string }} */ { path }) => path,
    );
    return { page, scripts: named.length, recent };
  } finally {
    socket.close();
  }
}
