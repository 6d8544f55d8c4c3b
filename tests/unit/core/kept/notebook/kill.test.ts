import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../../../support/folders.ts';
import { everything, manyIssues, openNotebook } from './support.ts';

const issueCount = 30;
const rounds = 6;

it('a renaming that is killed in the middle loses nothing and can be done again', async () => {
  const folder = await temporaryFolder();
  const issues = manyIssues(issueCount);
  const opened = await openNotebook(folder, { issues });
  for (const { id } of issues) {
    const words = { start: 20, end: 24, colour: 'red' as const, note: `on ${id}` };
    await opened.store.create({ issueId: id, ...words, tags: ['name-0', 'other'] });
  }
  await opened.close();
  const halfway: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const [from, to] = [`name-${round}`, `name-${round + 1}`];
    await killDuringRename(folder, from, to, (2 ** round - 1) * 6);
    const { notebook, close } = await openNotebook(folder, { issues });
    const { entries } = await notebook.list(everything, 0, 200);
    expect(entries.map(({ annotation }) => annotation.note).toSorted()).toEqual(
      issues.map(({ id }) => `on ${id}`).toSorted(),
    );
    for (const { annotation } of entries) {
      expect([
        [from, 'other'],
        [to, 'other'],
      ]).toContainEqual(annotation.tags);
    }
    halfway.push(entries.filter(({ annotation }) => annotation.tags.includes(to)).length);
    await notebook.renameTag({ from, to, merge: true });
    expect(await notebook.tags()).toEqual([
      { value: to, count: issueCount },
      { value: 'other', count: issueCount },
    ]);
    await close();
  }
  // At least one was killed before it had done everything, or the test has shown nothing.
  expect(Math.min(...halfway)).toBeLessThan(issueCount);
});

async function killDuringRename(
  folder: string,
  from: string,
  to: string,
  milliseconds: number,
): Promise<void> {
  const script = join(import.meta.dirname, 'killRename.ts');
  const child = spawn(process.execPath, [script, folder, String(issueCount), from, to], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), milliseconds));
  await once(child, 'close');
}
