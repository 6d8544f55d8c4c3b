import { describe, expect, test } from 'vitest';
import { readRange } from '#core/archive/facsimile/respond.ts';
import { openFileParts } from '../../../../../../src-renderer/components/facsimile/drawing/fileParts.ts';

const file = Uint8Array.from({ length: 1000 }, (_, index) => index % 251);

/** A host that sends parts as the app's do, and what it was asked for. */
function host({ knowsParts = true, status = 0 } = {}) {
  const asked: string[] = [];
  const get = async (_url: string, { headers }: { headers: Record<string, string> }) => {
    asked.push(headers.range ?? '');
    if (status > 0) return new Response('This issue has no picture of this page.\n', { status });
    const part = knowsParts ? readRange(headers.range ?? null, file.length) : null;
    if (part === null || part === 'unsatisfiable') return new Response(file);
    return new Response(file.slice(part.start, part.end), {
      status: 206,
      headers: { 'content-range': `bytes ${part.start}-${part.end - 1}/${file.length}` },
    });
  };
  return { get, asked };
}

describe('a file that is fetched in parts', () => {
  test('is known by its beginning, and the rest comes when it is wanted', async () => {
    const { get, asked } = host();
    const parts = await openFileParts('/file', 100, get);
    expect([parts.size, parts.start]).toEqual([1000, file.slice(0, 100)]);
    expect(await parts.read(900, 1000)).toEqual(file.slice(900));
    expect(asked).toEqual(['bytes=0-99', 'bytes=900-999']);
  });

  test('that is small has come whole', async () => {
    const parts = await openFileParts('/file', 5000, host().get);
    expect([parts.size, parts.start.length]).toEqual([1000, 1000]);
  });

  test('comes whole from a host that does not know parts', async () => {
    const parts = await openFileParts('/file', 100, host({ knowsParts: false }).get);
    expect([parts.size, parts.start.length]).toEqual([1000, 1000]);
    expect(await parts.read(10, 20)).toEqual(file.slice(10, 20));
  });

  test('that is not there, or ends early, says so', async () => {
    await expect(openFileParts('/file', 100, host({ status: 404 }).get)).rejects.toThrow('no picture');
    const parts = await openFileParts('/file', 100, host().get);
    await expect(parts.read(990, 1010)).rejects.toThrow('has changed');
  });
});
