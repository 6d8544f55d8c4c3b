import { brotliDecompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { chooseCoding, compressedFiles } from '../../../src-main/loopback/compression.ts';

describe('the coding for a browser', () => {
  test.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0.2, gzip;q=0.9', 'gzip'],
    ['BR', 'br'],
    ['*', 'br'],
    ['br;q=0, *;q=0.5', 'gzip'],
    ['identity', null],
    ['gzip;q=0', null],
    ['br;q=nonsense', null],
    ['', null],
    [undefined, null],
  ])('%s is answered with %s', (accepted, coding) => {
    expect(chooseCoding(accepted)).toBe(coding);
  });
});

describe('compressed files', () => {
  test('are read once for each version, and again after a failure', async () => {
    const files = compressedFiles();
    let reads = 0;
    const reading = (text: string) => async () => {
      reads++;
      return Buffer.from(text);
    };
    const unreadable = () => Promise.reject(new Error('gone'));
    await expect(files.get('a.js', '1', 'br', unreadable)).rejects.toThrow('gone');
    for (const text of ['one', 'one']) {
      expect(brotliDecompressSync(await files.get('a.js', '1', 'br', reading(text))).toString()).toBe('one');
    }
    expect(reads).toBe(1);
    expect(brotliDecompressSync(await files.get('a.js', '2', 'br', reading('two'))).toString()).toBe('two');
    expect(reads).toBe(2);
  });
});
