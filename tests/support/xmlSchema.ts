import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const schemas = join(import.meta.dirname, '../fixtures/schemas');

/** Whether files can be checked here; says so where they cannot. */
export const canValidate = spawnSync('xmllint', ['--version']).error === undefined;
if (!canValidate) console.log('Skipped checks against XML schemas: xmllint is not installed.');

/** What xmllint says of a document against one of the schemas in tests/fixtures; empty where it is valid. */
export function schemaComplaints(xml: string, schemaFile: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'schema-'));
  try {
    const schema = readFileSync(join(schemas, schemaFile), 'utf8');
    // Nothing is fetched.
    const local = schema.replace(/"https?:[^"]*xlink\.xsd"/u, `"${join(schemas, 'xlink.xsd')}"`);
    writeFileSync(join(folder, 'schema.xsd'), local);
    writeFileSync(join(folder, 'file.xml'), xml);
    const { status, stderr } = spawnSync(
      'xmllint',
      ['--nonet', '--noout', '--schema', join(folder, 'schema.xsd'), join(folder, 'file.xml')],
      { encoding: 'utf8' },
    );
    return status === 0 ? '' : stderr;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
