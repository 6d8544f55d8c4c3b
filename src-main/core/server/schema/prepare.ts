import type { PoolClient } from 'pg';
import { normalFormVersion } from '#core/search/text/normalForm.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import { migrations } from './migrations.ts';

/** Who may read an archive, and who may feed it; a person's own role is made a member of one of them. */
export const roles = { reader: 'broadsheet_reader', feeder: 'broadsheet_feeder' } as const;

/** Any number that no other program of the server locks by. */
const preparing = 0x62726f61;

/** What an archive says of itself. */
interface ArchiveState {
  readonly schema: number;
  /** The rules by which its texts were brought into the normal form. */
  readonly form: number;
}

/**
 * Makes the tables and the two roles of an archive, or brings them up to date, all or nothing. The role that connects must
 * be allowed to create schemas and roles. Throws `serverSchema` where a newer Broadsheet has been there.
 */
export async function prepareArchive(client: PoolClient): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [preparing]);
    await client.query('CREATE SCHEMA IF NOT EXISTS broadsheet');
    await client.query(
      'CREATE TABLE IF NOT EXISTS broadsheet.archive (one boolean PRIMARY KEY DEFAULT true CHECK (one), schema integer NOT NULL, form integer NOT NULL)',
    );
    const held = await stateOf(client);
    refuseNewer(held);
    for (const step of migrations.slice(held?.schema ?? 0)) await client.query(step);
    await client.query(
      'INSERT INTO broadsheet.archive (schema, form) VALUES ($1, $2) ON CONFLICT (one) DO UPDATE SET schema = $1',
      [migrations.length, normalFormVersion],
    );
    for (const role of Object.values(roles)) {
      await client.query(
        `DO $$ BEGIN CREATE ROLE ${role} NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`,
      );
      await client.query(`GRANT USAGE ON SCHEMA broadsheet TO ${role}`);
      await client.query(`GRANT SELECT ON ALL TABLES IN SCHEMA broadsheet TO ${role}`);
    }
    await client.query(
      `GRANT INSERT, UPDATE, DELETE ON broadsheet.issue, broadsheet.document, broadsheet.tally, broadsheet.facet, broadsheet.byline TO ${roles.feeder}`,
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/** Throws `serverSchema` where the database is no archive, or one that this version of the program cannot read. */
export async function checkArchive(client: Pick<PoolClient, 'query'>): Promise<void> {
  const state = await stateOf(client);
  if (!state) {
    throw new BroadsheetError(
      'serverSchema',
      'There is no archive of Broadsheet in this database: whoever runs the server makes one with the command archive prepare.',
    );
  }
  refuseNewer(state);
  if (state.schema < migrations.length) {
    throw new BroadsheetError(
      'serverSchema',
      'The archive was made by an older Broadsheet: whoever runs the server brings it up to date with the command archive prepare.',
    );
  }
  if (state.form !== normalFormVersion) {
    throw new BroadsheetError(
      'serverSchema',
      'The texts of the archive were prepared by other rules than this Broadsheet searches by: drop it, prepare it again and feed it anew.',
    );
  }
}

function refuseNewer(state: ArchiveState | null): void {
  if (state && state.schema > migrations.length) {
    throw new BroadsheetError(
      'serverSchema',
      'The archive was made by a newer Broadsheet than this one: update Broadsheet on this computer.',
    );
  }
}

async function stateOf(client: Pick<PoolClient, 'query'>): Promise<ArchiveState | null> {
  const known = await client.query("SELECT to_regclass('broadsheet.archive') IS NOT NULL AS known");
  if (known.rows[0]?.known !== true) return null;
  const { rows } = await client.query<ArchiveState>('SELECT schema, form FROM broadsheet.archive');
  return rows[0] ?? null;
}

/** Takes an archive off its server, with every issue in it. The roles stay, for others may be members of them. */
export async function dropArchive(client: PoolClient): Promise<void> {
  await client.query('DROP SCHEMA IF EXISTS broadsheet CASCADE');
}
