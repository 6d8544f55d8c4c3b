import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { renderCollection } from '#core/exchange/annotationFiles/webAnnotation.ts';
import type { Issue } from '#shared/model/issue.ts';
import { violations } from '../annotationFiles/w3cModel.ts';
import { manyAnnotations } from './hostile.ts';
import { issueOf, openLibrary, type TestLibrary } from './shelf.ts';

const issues = Array.from({ length: 20 }, (_, at) =>
  issueOf(
    `1926-05-${10 + at}-0123456789`,
    `Courier|1926-05-${10 + at}||${at}`,
    `Pier The board met for the ${at}th time.`,
  ),
);

async function exportAll({ annotations }: TestLibrary, from: readonly Issue[]): Promise<string> {
  const sources = [];
  for (const issue of from) {
    const marks = await annotations.list(issue.id);
    sources.push({ issue, annotations: marks.map(({ annotation }) => annotation) });
  }
  return `${JSON.stringify(renderCollection('library', sources), null, 2)}\n`;
}

it('gives the same bytes after export, import into an empty profile and export, for 10,000 annotations', {
  timeout: 300_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-round-'));
  try {
    const made = manyAnnotations(
      10_000,
      issues.map(({ id }) => id),
      20_261_124,
    );
    expect(made).toHaveLength(10_000);
    const first = await openLibrary(join(folder, 'first'), issues);
    const byIssue = Map.groupBy(made, ({ issueId }) => issueId);
    await first.annotations.adopt(
      [...byIssue].map(([issueId, on]) => ({
        issueId,
        issue: null,
        annotations: on.map(({ target, issueId: _, ...content }) => ({
          ...content,
          quote: target.quote,
          position: target.position,
          shown: target.shown,
          headline: target.headline,
        })),
      })),
    );
    const exported = await exportAll(first, issues);
    expect(violations(JSON.parse(exported))).toEqual([]);
    await first.close();

    const path = join(folder, 'library.jsonld');
    await writeFile(path, exported);
    const second = await openLibrary(join(folder, 'second'), issues);
    const report = await second.exchange.importFiles([path]);
    const counted = report.sources.reduce((sum, { attached, orphaned }) => sum + attached + orphaned, 0);
    expect([counted, report.refused, report.conflicts]).toEqual([10_000, [], []]);
    const again = Buffer.from(await exportAll(second, issues));
    expect(again.equals(await readFile(path))).toBe(true);
    await second.close();
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
});
