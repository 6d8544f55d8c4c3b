import { createHash } from 'node:crypto';

/** Ten hexadecimal digits of SHA-256: enough to tell the articles of one issue apart. */
export const shortHash = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 10);
