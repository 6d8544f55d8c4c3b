/**
 * What the test runners' own JSON reports say of the tests that failed, in text for people.
 */
import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { inRoot } from './node.mjs';

/**
 * @typedef {{ status: string, fullName: string, failureMessages: string[] }} UnitTest
 * @typedef {{ name: string, status: string, message: string, assertionResults: UnitTest[] }} UnitFile
 * @typedef {{ title: string, line: number, tests: EndToEndTest[] }} EndToEndSpec
 * @typedef {{ projectName: string, status: string, results: { errors: { message?: string }[] }[] }} EndToEndTest
 * @typedef {{ file: string, suites?: EndToEndSuite[], specs?: EndToEndSpec[] }} EndToEndSuite
 * @typedef {object} Report Vitest's or Playwright's: each has fields of its own.
 * @property {UnitFile[]} [testResults]
 * @property {number} [numPassedTests]
 * @property {number} [numPendingTests]
 * @property {number} [numTodoTests]
 * @property {EndToEndSuite[]} [suites]
 * @property {{ expected: number, unexpected: number, skipped: number }} [stats]
 */

const longestReason = 25;

/** @param {string} file @returns {Report | null} null when the runner wrote none */
export function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** Tests that failed, and files that cannot even be loaded, which have no tests. @param {Report | null} report @returns {string[]} */
export function unitFailures(report) {
  return (report?.testResults ?? []).flatMap(({ name, status, message, assertionResults }) => {
    if (status === 'failed' && assertionResults.length === 0) return [failureOf(name, message)];
    return assertionResults
      .filter((test) => test.status === 'failed')
      .map(({ fullName, failureMessages }) => failureOf(`${name} > ${fullName}`, failureMessages.join('\n')));
  });
}

/** @param {Report | null} report @returns {string[]} */
export function endToEndFailures(report) {
  return (report?.suites ?? []).flatMap(failuresOfSuite);
}

/** @param {EndToEndSuite} suite @returns {string[]} */
function failuresOfSuite({ file, suites = [], specs = [] }) {
  const own = specs.flatMap(({ title, line, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected')
      .map(({ projectName, results }) => {
        const reasons = results.flatMap(({ errors }) => errors.map(({ message }) => message ?? ''));
        return failureOf(`[${projectName}] ${file}:${line} > ${title}`, reasons.join('\n'));
      }),
  );
  return [...own, ...suites.flatMap(failuresOfSuite)];
}

/** A failure in at most as many lines as one reads. @param {string} what @param {string} reason */
export function failureOf(what, reason) {
  const lines = stripVTControlCharacters(reason).trim().split('\n');
  const kept = lines.length > longestReason ? [...lines.slice(0, longestReason - 1), '…'] : lines;
  return [what.replace(inRoot('/'), ''), ...kept.map((line) => `  ${line.slice(0, 300)}`)].join('\n');
}
