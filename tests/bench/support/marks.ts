import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeTarget } from '#core/kept/annotations/targets.ts';
import type { HandFile } from '#core/kept/records/hand.ts';
import { markedIssueOf } from '#core/kept/records/markedIssue.ts';
import { type Annotation, type Colour, colours } from '#shared/model/annotation.ts';
import type { Issue } from '#shared/model/issue.ts';

/** Writes so many annotations of so many hands on an issue into a library, evenly over its text. */
export async function writeMarks(folder: string, issue: Issue, count: number, hands: number): Promise<void> {
  const marks = Array.from({ length: count }, (_, index) => {
    const start = 40 + Math.floor((index * (issue.text.length - 200)) / count);
    const time = new Date(Date.UTC(2026, 0, 1) + index * 3_600_000).toISOString();
    const colour: Colour = colours[index % colours.length] ?? 'yellow';
    return {
      id: `${issue.id}-${index}`,
      issueId: issue.id,
      target: describeTarget(issue, { start, end: start + 40 }),
      colour,
      note: index % 2 === 0 ? `A note on passage ${index}, to be looked up again on Tuesday. 再查一查。` : '',
      tags: [`tag-${index % 7}`, `issue-${index % 3}`],
      created: time,
      modified: time,
    };
  });
  const path = join(folder, '.broadsheet', 'annotations', issue.id);
  await mkdir(path, { recursive: true });
  for (let hand = 0; hand < hands; hand++) {
    const writer = `hand${hand}`;
    const file: HandFile<Annotation> = {
      schemaVersion: 1,
      kind: 'annotations',
      writer,
      issue: markedIssueOf(issue),
      records: marks
        .filter((_, index) => index % hands === hand)
        .map((value) => ({ id: value.id, made: `${value.modified}.00000.${writer}`, value })),
    };
    await writeFile(join(path, `${writer}.json`), JSON.stringify(file, null, 2));
  }
}
