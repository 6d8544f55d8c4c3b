/**
 * Trains the model of article starts on the labels of rmrb-1998 and writes its weights:
 * `node tests/bench/structure/train.ts`. The held-out figure is printed by `npm run bench -- structure`.
 */
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readDays } from './rmrbDays.ts';
import { samples } from './samples.ts';
import { trainStarts } from './startTraining.ts';

const target = resolve(
  import.meta.dirname,
  '../../../src-main/core/archive/parse/compose/han/starts/hanStartWeights.json',
);
const folder = samples();
if (folder === null) throw new Error('There is no folder ../shared/samples to train on.');
const weights = trainStarts(await readDays(join(folder)));
await writeFile(target, `${JSON.stringify(weights, null, 2)}\n`);
console.log(
  `${Object.keys(weights.first).length} and ${Object.keys(weights.second).length} weights in ${target}`,
);
