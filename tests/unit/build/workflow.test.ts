import { existsSync, globSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

// The package imports its schema without saying that it is JSON, which Node asks for.
registerHooks({
  load: (url, context, next) =>
    url.endsWith('.json')
      ? next(url, { ...context, importAttributes: { type: 'json' } })
      : next(url, context),
});
const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await import(
  '@actions/workflow-parser'
);

/** GitHub's own parser, with its schema: https://github.com/actions/languageservices */
async function faultsOf(name: string, content: string): Promise<readonly string[]> {
  const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  if (value) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => message);
}

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
}
interface Job {
  readonly 'runs-on': string;
  readonly 'timeout-minutes'?: number;
  readonly steps: readonly Step[];
  readonly strategy?: { readonly matrix: { readonly include: readonly { readonly os: string }[] } };
}
interface Workflow {
  readonly permissions?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const files = globSync('.github/workflows/*.yml');

test('the workflow of the packages is there', () => {
  expect(files.map((file) => basename(file))).toContain('packages.yml');
});

test('a fault in a workflow is found', async () => {
  const job = (lines: string) =>
    `on: push\njobs:\n  a:\n    runs-on: x\n    steps: [{ run: ls }]\n    ${lines}\n`;
  expect(await faultsOf('made-up.yml', job('timeout-minutes: 5'))).toEqual([]);
  for (const wrong of ['stepz: []', 'needs: b', `if: \${{ gitub.ref }}`, 'timeout-minutes: soon'])
    expect(await faultsOf('made-up.yml', job(wrong)), wrong).not.toEqual([]);
});

describe.each(files)('%s', (file) => {
  const content = readFileSync(file, 'utf8');
  const workflow = parse(content) as Workflow;
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

  test('is a workflow as GitHub reads it', async () => {
    expect(await faultsOf(basename(file), content)).toEqual([]);
  });

  test('runs scripts that are there', () => {
    const named = steps.flatMap(({ run = '' }) => run.match(/\b(?:build|tests|\.ci)\/[\w./-]+/g) ?? []);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((script) => !existsSync(script))).toEqual([]);
  });

  test('takes every action by the commit of a release, which it names', () => {
    const used = content.match(/uses:.*/g) ?? [];
    expect(used.filter((line) => !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  });

  test('may write nothing but where a job says so, and ends by itself', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(Object.values(workflow.jobs).every((job) => job['timeout-minutes'] !== undefined)).toBe(true);
  });

  test('names the systems that it runs on by their versions', () => {
    const systems = Object.values(workflow.jobs).flatMap(
      (job) => job.strategy?.matrix.include.map(({ os }) => os) ?? [job['runs-on']],
    );
    expect(systems.filter((system) => /latest/.test(system))).toEqual([]);
  });

  test('hands no text that others wrote to a shell', () => {
    expect(steps.filter(({ run = '' }) => run.includes('${{'))).toEqual([]);
  });
});

test('the workflow covers every system and every step from the tests to the draft', () => {
  const { jobs } = parse(readFileSync('.github/workflows/packages.yml', 'utf8')) as Workflow;
  const systems = jobs.system?.strategy?.matrix.include.map(({ os }) => os.replace(/-.*/, ''));
  expect(systems).toEqual(['ubuntu', 'windows', 'macos']);
  const runs = Object.values(jobs)
    .flatMap(({ steps }) => steps.map(({ run = '' }) => run))
    .join('\n');
  for (const script of ['testOnElectron', 'package', 'smoke', 'checksums', 'publish']) {
    expect(runs).toContain(`build/release/${script}.mjs`);
  }
});
