import { createHash } from 'node:crypto';
import { constants, open } from 'node:fs/promises';
import { keyLength } from './readingName.ts';

/** As much of a file's beginning, and of its end, as its key is made of (bytes). */
const looked = 64 * 1024;

/**
 * Tells a picture's or PDF's file from any other without reading all of it: SHA-256 over its size and its first
 * and last 64 KiB, 24 hexadecimal digits. The same wherever the file lies. Throws the system's error.
 */
export async function pictureKey(
  absolutePath: string,
): Promise<{ readonly size: number; readonly key: string }> {
  const handle = await open(
    absolutePath,
    constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
  );
  try {
    const { size } = await handle.stat();
    const hash = createHash('sha256').update(`${size}\n`);
    const length = Math.min(looked, size);
    for (const position of [0, size - length]) {
      const buffer = Buffer.alloc(length);
      let filled = 0;
      while (filled < length) {
        const { bytesRead } = await handle.read(buffer, filled, length - filled, position + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      hash.update(buffer.subarray(0, filled));
    }
    return { size, key: hash.digest('hex').slice(0, keyLength) };
  } finally {
    await handle.close();
  }
}
