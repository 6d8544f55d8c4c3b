/**
 * npm test [-- STEP…]: everything that must hold. The last line is "N passed, N failed", summed over all
 * tests; a step that is no test runner counts as one failed when it fails. Runs what a person waits for, or
 * everything where BROADSHEET_TESTS is `full`: docs/decisions/0043-what-the-tests-run.md.
 */
import { mkdirSync, rmSync } from 'node:fs';
import process from 'node:process';
import { findChromium, howToGetChromium } from '../tests/e2e/support/chromium.mjs';
import { childEnvironment, inRoot, node24, run, say, tool } from './node.mjs';
import { build, install, runScript, SetupError } from './setup.mjs';
import { endToEndFailures, failureOf, readReport, unitFailures } from './testReports.mjs';

const minute = 60_000;
const reports = inRoot('node_modules', '.broadsheet-tests');

/** @typedef {{ passed: number, failed: number, skipped: number }} Totals */
/** @typedef {{ readonly name: string, readonly run: () => Promise<Totals> }} Step */

/** Tests that failed, each with its reason, as text for people. @type {string[]} */
const failures = [];

/** @type {Step[]} */
const checks = [
  { name: 'types', run: () => check('types', [inRoot('build', 'types.mjs')], 10 * minute) },
  {
    name: 'lint',
    run: () =>
      check('lint', [tool('@biomejs/biome', 'bin/biome'), 'check', '--error-on-warnings', '.'], 3 * minute),
  },
  {
    name: 'rules',
    run: () =>
      check(
        'rules',
        [
          tool('dependency-cruiser', 'bin/dependency-cruiser.mjs'),
          ...['--config', '.dependency-cruiser.mjs', 'src-shared', 'src-main', 'src-renderer'],
        ],
        3 * minute,
      ),
  },
];
/**
 * Lanes of one stage run side by side, the steps of a lane one after another; a stage waits for the one
 * before. The end-to-end tests have the machine to themselves: they are many processes already.
 * @type {Step[][][]}
 */
const stages = [
  [[{ name: 'build', run: buildStep }]],
  [[{ name: 'unit', run: unitTests }], checks],
  [[{ name: 'e2e', run: endToEndTests }]],
];
const names = stages.flat(2).map(({ name }) => name);

const isFull = process.env.BROADSHEET_TESTS === 'full';
const leftOut =
  'Fewer examples of each property, and on the Electron double only what differs by host; .ci/run runs all.';
const environment = {
  ...childEnvironment(),
  BROADSHEET_TESTS: isFull ? 'full' : 'brief',
  // The first step builds them.
  BROADSHEET_WORKERS: 'built',
};

await runScript(async () => {
  await install();
  const wanted = process.argv.slice(2);
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown) throw new SetupError(`There is no step named ${unknown}; there are ${names.join(', ')}.`);
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });

  /** @type {Totals} */
  const sum = { passed: 0, failed: 0, skipped: 0 };
  const began = Date.now();
  /** @type {string[]} */
  const lines = [];
  const perform = async (/** @type {Step} */ { name, run }) => {
    if (wanted.length > 0 && !wanted.includes(name)) return;
    const start = Date.now();
    process.stdout.write(`\n== ${name} begins\n`);
    const totals = await run();
    for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) sum[key] += totals[key];
    const line = `${name.padEnd(6)} ${totals.failed === 0 ? 'ok    ' : 'FAILED'} ${seconds(start)} ${countsOf(totals)}`;
    lines.push(line);
    process.stdout.write(`== ${line}\n`);
  };
  for (const lanes of stages) {
    await Promise.all(
      lanes.map(async (lane) => {
        for (const step of lane) await perform(step);
      }),
    );
  }
  // Again at the end, where it is found: what the runners say scrolls away, and CI keeps the end only.
  if (failures.length > 0) process.stdout.write(`\n== what failed\n${failures.join('\n\n')}\n`);
  process.stdout.write(`\n${lines.join('\n')}\nall           ${seconds(began)}\n`);
  if (!isFull) process.stdout.write(`${leftOut}\n`);
  process.stdout.write(`${sum.passed} passed, ${sum.failed} failed\n`);
  return sum.failed === 0 && sum.passed > 0 ? 0 : 1;
});

/** @param {number} start */
function seconds(start) {
  return `${((Date.now() - start) / 1000).toFixed(1).padStart(6)} s`;
}

/** @param {Totals} totals */
function countsOf({ passed, failed, skipped }) {
  if (passed + failed + skipped === 0) return '';
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * A step that only says yes or no. It runs beside the unit tests, so that what it says is kept together.
 * @param {string} name @param {string[]} args @param {number} limit milliseconds @returns {Promise<Totals>}
 */
async function check(name, args, limit) {
  const result = await run(node24(), args, { limit, keep: true });
  const said = [result.output.trim(), result.timedOut ? `${name} did not end in time.` : ''].filter(Boolean);
  if (said.length > 0) process.stdout.write(`\n== what ${name} says\n${said.join('\n')}\n`);
  if (result.code !== 0) failures.push(failureOf(name, said.join('\n')));
  return { passed: 0, failed: result.code === 0 ? 0 : 1, skipped: 0 };
}

/** @returns {Promise<Totals>} */
async function buildStep() {
  try {
    await build();
    return { passed: 0, failed: 0, skipped: 0 };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    say(reason);
    failures.push(failureOf('build', reason));
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/** @returns {Promise<Totals>} */
async function unitTests() {
  // The command line's tests run the built program; built already where every step is run.
  const built = await buildStep();
  const file = `${reports}/unit.json`;
  const result = await run(
    node24(),
    [
      tool('vitest', 'vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    { env: environment, limit: 25 * minute },
  );
  const report = readReport(file);
  const failed = unitFailures(report);
  failures.push(...failed);
  return honest(result.code, {
    passed: report?.numPassedTests ?? 0,
    failed: failed.length + built.failed,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  });
}

/** @returns {Promise<Totals>} */
async function endToEndTests() {
  if (!(await findChromium())) {
    say(howToGetChromium);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const file = `${reports}/e2e.json`;
  const args = [tool('@playwright/test', 'cli.js'), 'test', '--reporter=list,json'];
  const result = await run(node24(), args, {
    env: { ...environment, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    limit: 34 * minute,
  });
  const report = readReport(file);
  const stats = report?.stats;
  failures.push(...endToEndFailures(report));
  return honest(result.code, {
    passed: stats?.expected ?? 0,
    failed: stats?.unexpected ?? 0,
    skipped: stats?.skipped ?? 0,
  });
}

/** A runner that failed without a failed test has failed all the same. @param {number} code @param {Totals} totals @returns {Totals} */
function honest(code, totals) {
  return code !== 0 && totals.failed === 0 ? { ...totals, failed: 1 } : totals;
}
