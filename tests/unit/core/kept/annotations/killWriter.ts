/**
 * Saves annotations as fast as it can and prints the id of each as soon as it is acknowledged, until it
 * is killed: `node killWriter.ts LIBRARY PREFIX COUNT`. Used by the tests and `npm run bench -- kill`.
 */

import { join } from 'node:path';
import { claimWriter } from '#core/kept/records/writer.ts';
import { madeUpIssue, openStore, pier } from './support.ts';

const [libraryPath = '', prefix = '', count = '0'] = process.argv.slice(2);
const issues = ['one', 'two', 'three'].map((id) => madeUpIssue(id, pier));
let names = 0;
const writer = await claimWriter({
  folder: join(libraryPath, 'machine'),
  randomId: () => `device${process.pid}${++names}`,
});
const store = await openStore(libraryPath, {
  issues,
  clock: () => new Date(),
  prefix,
  writer: writer.id,
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
