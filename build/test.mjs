/**
 * npm test [-- STEP…]: everything that must hold, step by step. The last line is "N passed, N failed",
 * summed over all tests; a step that is no test runner counts as one failed when it fails.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import process from 'node:process';
import { findChromium, howToGetChromium } from '../tests/e2e/support/chromium.mjs';
import { childEnvironment, inRoot, node24, run, say, tool } from './node.mjs';
import { build, install, runScript, SetupError } from './setup.mjs';

const minute = 60_000;
const reports = inRoot('node_modules', '.broadsheet-tests');

/** @typedef {{ passed: number, failed: number, skipped: number }} Totals */
/** @type {Record<string, () => Promise<Totals>>} */
const steps = {
  types: () => check([inRoot('build', 'types.mjs')], 5 * minute),
  lint: () => check([tool('@biomejs/biome', 'bin/biome'), 'check', '--error-on-warnings', '.'], 3 * minute),
  rules: () =>
    check(
      [
        tool('dependency-cruiser', 'bin/dependency-cruiser.mjs'),
        ...['--config', '.dependency-cruiser.mjs', 'src-shared', 'src-main', 'src-renderer'],
      ],
      3 * minute,
    ),
  unit: unitTests,
  build: buildStep,
  e2e: endToEndTests,
};

await runScript(async () => {
  await install();
  const wanted = process.argv.slice(2);
  const unknown = wanted.find((name) => !(name in steps));
  if (unknown)
    throw new SetupError(`There is no step named ${unknown}; there are ${Object.keys(steps).join(', ')}.`);
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });

  /** @type {Totals} */
  const sum = { passed: 0, failed: 0, skipped: 0 };
  const began = Date.now();
  /** @type {string[]} */
  const lines = [];
  for (const [name, step] of Object.entries(steps)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const start = Date.now();
    process.stdout.write(`\n== ${name}\n`);
    const totals = await step();
    for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) sum[key] += totals[key];
    lines.push(
      `${name.padEnd(6)} ${totals.failed === 0 ? 'ok    ' : 'FAILED'} ${seconds(start)} ${countsOf(totals)}`,
    );
    process.stdout.write(`== ${lines.at(-1)}\n`);
  }
  process.stdout.write(`\n${lines.join('\n')}\nall           ${seconds(began)}\n`);
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

/** A step that only says yes or no. @param {string[]} args @param {number} limit @returns {Promise<Totals>} */
async function check(args, limit) {
  const result = await run(node24(), args, { limit });
  return { passed: 0, failed: result.code === 0 ? 0 : 1, skipped: 0 };
}

/** @returns {Promise<Totals>} */
async function buildStep() {
  try {
    await build();
    return { passed: 0, failed: 0, skipped: 0 };
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/** @returns {Promise<Totals>} */
async function unitTests() {
  // The command line's tests run the built program.
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
    { limit: 15 * minute },
  );
  const report = readReport(file);
  // A file that cannot even be loaded has no tests to count.
  const brokenFiles = (report?.testResults ?? []).filter(
    (/** @type {{ status: string, assertionResults: unknown[] }} */ suite) =>
      suite.status === 'failed' && suite.assertionResults.length === 0,
  ).length;
  return honest(result.code, {
    passed: report?.numPassedTests ?? 0,
    failed: (report?.numFailedTests ?? 0) + brokenFiles + built.failed,
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
  const args = [tool('@playwright/test', 'cli.js'), 'test', '--retries=1', '--reporter=list,json'];
  const result = await run(node24(), args, {
    env: { ...childEnvironment(), PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    limit: 30 * minute,
  });
  const stats = readReport(file)?.stats;
  // Playwright has listed these by name: each is a fault of the test or of the app that wants finding.
  if (stats?.flaky > 0) say(`${stats.flaky} of the end-to-end tests passed on the second try only.`);
  return honest(result.code, {
    passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0),
    failed: stats?.unexpected ?? 0,
    skipped: stats?.skipped ?? 0,
  });
}

/** A runner that failed without a failed test has failed all the same. @param {number} code @param {Totals} totals @returns {Totals} */
function honest(code, totals) {
  return code !== 0 && totals.failed === 0 ? { ...totals, failed: 1 } : totals;
}

/** @param {string} file @returns {any} null when the runner wrote none */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
