/**
 * `npm run fuzz -- --seconds N --seed S`: changes the project's own files, gives them to the application and looks
 * whether the bounds hold (case.ts). What breaks one is made smaller and kept in `corpus/`, which `npm test` runs.
 * Ends with 1 where something was found. See docs/decisions/0074-hostile-input.md.
 */
import { parseArgs } from 'node:util';
import { causeOf } from './case.ts';
import { keepFinding } from './corpus.ts';
import { type Lane, makeCase } from './makeCase.ts';
import { minimise } from './minimise.ts';
import { startWatch, type Watch } from './watch.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    /** Only this case, as a finding names it. */
    case: { type: 'string' },
  },
});
const [seconds, seed] = [Number(values.seconds), Number(values.seed)];
if (!(seconds > 0) || !Number.isInteger(seed)) {
  console.error('Say for how long and from which number: npm run fuzz -- --seconds 600 --seed 1');
  process.exit(2);
}

/** So long a finding may be made smaller (milliseconds). */
const smallerFor = 60_000;
const began = Date.now();
const found = new Map<string, string>();
const counts = new Map<string, { cases: number; slowest: number; largest: number }>();

async function tryOne(watch: Watch, lane: Lane, number: number): Promise<void> {
  const one = makeCase(seed, lane, number);
  const { breach, time, growth } = await watch.run(one);
  const count = counts.get(one.door) ?? { cases: 0, slowest: 0, largest: 0 };
  counts.set(one.door, {
    cases: count.cases + 1,
    slowest: Math.max(count.slowest, time),
    largest: Math.max(count.largest, growth),
  });
  if (!breach || found.has(causeOf(breach, one))) return;
  found.set(causeOf(breach, one), one.made);
  console.log(`${breach.bound}: ${breach.what}\n  ${one.made}`);
  const path = keepFinding(await minimise(one, breach, watch, smallerFor), breach);
  console.log(`  ${path}`);
}

async function tryLane(lane: Lane): Promise<void> {
  const watch = startWatch();
  for (let number = 0; Date.now() - began < seconds * 1000; number++) await tryOne(watch, lane, number);
  watch.close();
}

if (values.case === undefined) {
  await Promise.all([tryLane('files'), tryLane('application')]);
} else {
  const [lane = '', number = ''] = values.case.split(':');
  const watch = startWatch();
  await tryOne(watch, lane as Lane, Number(number));
  watch.close();
}

for (const [door, { cases, slowest, largest }] of counts) {
  console.log(
    `${door.padEnd(9)} ${String(cases).padStart(6)} cases, slowest ${Math.round(slowest)} ms of processor, at most ${Math.round(largest / 1024 / 1024)} MB more`,
  );
}
const total = [...counts.values()].reduce((sum, { cases }) => sum + cases, 0);
console.log(`${total} cases in ${Math.round((Date.now() - began) / 1000)} s, ${found.size} findings`);
process.exitCode = found.size > 0 ? 1 : 0;
