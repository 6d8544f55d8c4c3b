/**
 * Trains the model of article starts on the labels of rmrb-1998, every day in the given shape and in others made at
 * random, and writes its weights: `node --max-old-space-size=8000 tests/bench/structure/train.ts`. The held-out
 * figures, by day and by shape, are printed by `npm run bench -- structure`.
 */
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { inventedDays } from './inventedDays.ts';
import { readDays } from './rmrbDays.ts';
import { samples } from './samples.ts';
import { shapesADay, trainingSheets, trainStarts } from './startTraining.ts';

const target = resolve(
  import.meta.dirname,
  '../../../src-main/core/archive/parse/compose/han/starts/hanStartWeights.json',
);
const folder = samples();
if (folder === null) throw new Error('There is no folder ../shared/samples to train on.');
const weights = trainStarts(trainingSheets(await readDays(join(folder)), await inventedDays()), shapesADay);
await writeFile(target, `${JSON.stringify(weights, null, 2)}\n`);
console.log(
  `${Object.keys(weights.first).length} and ${Object.keys(weights.second).length} weights in ${target}`,
);
