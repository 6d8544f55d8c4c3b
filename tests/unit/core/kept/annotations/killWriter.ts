/**
 * Saves annotations as fast as it can and prints the id of each as soon as it is acknowledged, until it
 * is killed: `node killWriter.ts LIBRARY PREFIX COUNT`. Used by the tests and `npm run bench -- kill`.
 */

import { Snapshots } from '#core/disk/snapshots/snapshots.ts';
import { openAnnotationStore } from '#core/kept/annotations/store.ts';
import { madeUpIssue, pier } from './support.ts';

const [libraryPath = '', prefix = '', count = '0'] = process.argv.slice(2);
const issues = ['one', 'two', 'three'].map((id) => madeUpIssue(id, pier));

let made = 0;
const store = await openAnnotationStore({
  libraryPath,
  snapshots: new Snapshots({ libraryPath, clock: () => new Date(), mayWrite: () => true }),
  loadIssue: async (id) => {
    const issue = issues.find((one) => one.id === id);
    if (!issue) throw new Error(`There is no issue ${id}.`);
    return issue;
  },
  clock: () => new Date(),
  randomId: () => `${prefix}-${++made}`,
  watch: false,
});

/** Several windows at once, so that writes overlap and wait for each other. */
const windows = issues.map(async ({ id, text }) => {
  for (let saved = 0; saved < Number(count) / issues.length; saved++) {
    const start = text.indexOf('harbour') + (saved % 20);
    const { annotation } = await store.create({
      issueId: id,
      start,
      end: start + 12,
      colour: 'yellow',
      note: `${prefix}: ${'note '.repeat(saved % 50)}`,
      tags: [],
    });
    process.stdout.write(`${id} ${annotation.id}\n`);
  }
});
await Promise.all(windows);
await store.close();
process.stdout.write('finished\n');
