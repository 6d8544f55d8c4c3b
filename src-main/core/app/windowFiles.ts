import { constants, type FileHandle, open, readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

/** MIME types of what the built renderer consists of; anything else is not served. */
const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  // The licences of others' work.
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  // What pdf.js asks for by name: character maps and standard fonts.
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
};

const page = 'index.html';

/** A file of the built renderer, open for reading; whoever asked for it closes it. */
export interface RendererFile {
  readonly handle: FileHandle;
  /** Its path below the folder. */
  readonly name: string;
  readonly contentType: string;
  /** Bytes. */
  readonly size: number;
  /** Changes whenever the file does. */
  readonly version: string;
  /** Whether it is the page itself, which names the files of its own build. */
  readonly isPage: boolean;
}

/**
 * The file that an address of the app means, as it is on the disk now: a build under a running app is
 * served at once. The root and deep links (`/issue/…`) are the page itself. Null for anything that is not
 * there, not of a known type, or not in the folder; nothing outside can be named, not even through a link.
 */
export async function openRendererFile(folder: string, pathname: string): Promise<RendererFile | null> {
  const known = knownFile(pathname);
  if (!known) return null;
  const { name, contentType } = known;
  let handle: FileHandle | null = null;
  try {
    const file = await pathWithin(folder, name);
    if (file === null) return null;
    handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK);
    const found = await handle.stat({ bigint: true });
    if (found.isFile()) {
      const size = Number(found.size);
      return { handle, name, contentType, size, version: `${size}-${found.mtimeNs}`, isPage: name === page };
    }
  } catch {
    // There is no such file, or none any more.
  }
  await handle?.close();
  return null;
}

/**
 * The same file read whole, for a host whose files lie in an archive: Electron reads a file out of `app.asar` in
 * memory, but copies every one that is opened into a folder for temporary files first.
 */
export async function readRendererFile(
  folder: string,
  pathname: string,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly contentType: string } | null> {
  const known = knownFile(pathname);
  if (!known) return null;
  try {
    const file = await pathWithin(folder, known.name);
    // Of a folder there is nothing to read, which throws.
    return file === null
      ? null
      : { bytes: new Uint8Array(await readFile(file)), contentType: known.contentType };
  } catch {
    return null;
  }
}

function knownFile(pathname: string): { readonly name: string; readonly contentType: string } | null {
  const name = fileName(pathname);
  const contentType = name === null ? undefined : contentTypes[extname(name).toLowerCase()];
  return name === null || contentType === undefined ? null : { name, contentType };
}

/** Null when a link leads out of the folder; throws where there is no such file. */
async function pathWithin(folder: string, name: string): Promise<string | null> {
  const real = await realpath(folder);
  const file = await realpath(join(real, name));
  return file.startsWith(real + sep) ? file : null;
}

/** Null when the path could mean anything but a plain file below the folder. */
function fileName(pathname: string): string | null {
  if (/^\/(?:issue\/[^/]+\/?)?$/.test(pathname)) return page;
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  const names = path.slice(1).split('/');
  const plain = names.every((name) => name !== '' && !name.startsWith('.') && !/[\\:\0]/.test(name));
  return plain ? names.join('/') : null;
}
