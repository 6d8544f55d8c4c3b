import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startReprintWorker } from '#core/search/reprints/worker/client.ts';
import { temporaryFolder } from '../../../../support/folders.ts';

describe('the worker that knows the sketches', () => {
  it('opens its file again after it died, and tries until that succeeds', async () => {
    const file = join(await temporaryFolder(), 'sketches.bin');
    await writeFile(file, 'whole');
    const worker = startReprintWorker(new URL('breakingWorker.ts', import.meta.url));
    onTestFinished(() => worker.end());
    await worker.open(file);
    expect(await worker.put('a', '1', [])).toBe(true);

    await expect(worker.put('crash', '1', [])).rejects.toMatchObject({ code: 'internal' });
    await writeFile(file, 'damaged');
    await expect(worker.put('a', '1', [])).rejects.toThrow('The file is damaged.');
    await writeFile(file, 'whole');
    expect(await worker.put('a', '1', [])).toBe(true);
  });
});
