import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listen, setUp } from './folder.ts';

describe('a large library', () => {
  it('opens without holding up anybody, and tells at most ten times a second', async () => {
    const { path, open, openRead } = await setUp();
    for (let folder = 0; folder < 50; folder++) {
      await mkdir(join(path, `${folder}`));
      const names = Array.from({ length: 40 }, (_, n) => n);
      await Promise.all(
        names.map((n) =>
          writeFile(
            join(path, `${folder}`, `${n}.txt`),
            `Daily|2020-01-01|${folder}|${n}\nA first\nB second`,
          ),
        ),
      );
    }
    const library = await open();
    const heard = listen(library);
    // What else waits gets its turn while the folder is read, however slow the machine.
    let turns = 0;
    const beat = setInterval(() => turns++, 5);
    const start = performance.now();
    await library.whenRead();
    clearInterval(beat);
    const seconds = (performance.now() - start) / 1000;
    expect(library.state().issueCount).toBe(2000);
    expect(heard.changes.length).toBeLessThanOrEqual(seconds * 10 + 2);
    expect(heard.issues).toHaveLength(2000);
    expect(turns).toBeGreaterThan(20);
    await library.close();
    const again = await openRead();
    expect(again.state().issueCount).toBe(2000);
    expect(await readFile(join(path, '.broadsheet', 'issues.json'), 'utf8')).toContain('"path": "49/39.txt"');
  });
});
