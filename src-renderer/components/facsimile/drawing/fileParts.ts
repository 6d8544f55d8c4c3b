/** A file behind an address that is fetched in parts. */
export interface FileParts {
  /** Bytes. */
  readonly size: number;
  /** The first bytes; all of a small file. */
  readonly start: Uint8Array<ArrayBuffer>;
  /** Bytes `begin` to `end`, half open; throws when they do not come. */
  read(begin: number, end: number): Promise<Uint8Array<ArrayBuffer>>;
  /** Gives up what is on its way. */
  stop(): void;
}

type Fetch = (
  url: string,
  init: { headers: Record<string, string>; signal: AbortSignal },
) => Promise<Response>;

/**
 * Asks for the first `first` bytes of a file and learns its size from the answer (RFC 9110, 14): pdf.js asks for
 * parts over http alone, and over `app:` would fetch 200 MB to show one page. A host that does not know parts
 * sends the file whole. Throws where there is no such file.
 */
export async function openFileParts(url: string, first: number, get: Fetch = fetch): Promise<FileParts> {
  const stopped = new AbortController();
  const ask = async (begin: number, end: number): Promise<Response> => {
    const headers = { range: `bytes=${begin}-${end - 1}` };
    const response = await get(url, { headers, signal: stopped.signal });
    if (!response.ok) throw new Error(`The file at ${url} was not sent: ${(await response.text()).trim()}`);
    return response;
  };
  const answer = await ask(0, first);
  const start = new Uint8Array(await answer.arrayBuffer());
  const stated = /\/(\d+)$/.exec(answer.headers.get('content-range') ?? '')?.[1];
  const size = answer.status === 206 && stated !== undefined ? Number(stated) : start.length;
  return {
    size,
    start,
    async read(begin, end) {
      const response = await ask(begin, end);
      const bytes = new Uint8Array(await response.arrayBuffer());
      const part = response.status === 206 ? bytes : bytes.slice(begin, end);
      if (part.length !== end - begin)
        throw new Error(`The file at ${url} has changed: open the issue again.`);
      return part;
    },
    stop: () => stopped.abort(),
  };
}
