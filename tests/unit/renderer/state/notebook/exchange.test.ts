import { expect, it } from 'vitest';
import type { AnnotationImport, ForeignTable } from '#shared/model/exchange.ts';
import { createAnnotationExchange } from '../../../../../src-renderer/state/notebook/exchange.ts';
import { connect } from '../../support.ts';

const report = { files: [], links: { added: 0, updated: 0, present: 0 } } as unknown as AnnotationImport;
const table: ForeignTable = {
  file: 'mine.csv',
  columns: ['Words', 'Mine'],
  rows: [['the pier', 'why?']],
  rowCount: 1,
  found: {},
};

function exchangeWith(tables: readonly ForeignTable[]) {
  const told: unknown[] = [];
  const tell = (what: string) => (input: unknown) => {
    told.push([what, input]);
    return report;
  };
  const { peer } = connect({
    'exchange.tables': () => tables,
    'exchange.uploadedTables': () => tables,
    'exchange.importFiles': tell('files'),
    'exchange.importUpload': tell('upload'),
    'exchange.waiting': () => [],
    'upload.start': () => ({ uploadId: 'u1234567' }),
    'upload.discard': (input) => {
      told.push(['discarded', input]);
      return null;
    },
  });
  return {
    exchange: createAnnotationExchange(
      peer,
      async () => undefined,
      () => true,
    ),
    told,
  };
}

it('a table is taken in once it is said what its columns hold', async () => {
  const { exchange, told } = exchangeWith([table]);
  await exchange.importPaths(['/a/mine.csv']);
  expect(told).toEqual([]);
  expect(exchange.store.getState()).toMatchObject({ status: 'choosing', tables: [table] });
  const columns = { 'mine.csv': { quote: 'Words', note: 'Mine' } };
  await exchange.takeTables(columns);
  expect(told).toEqual([['files', { paths: ['/a/mine.csv'], columns }]]);
  expect(exchange.store.getState()).toMatchObject({ status: 'done', report, tables: [] });
  await exchange.takeTables(columns);
  expect(told).toHaveLength(1);
});

it('files that say themselves what they hold are taken in at once', async () => {
  const { exchange, told } = exchangeWith([]);
  await exchange.importPaths(['/a/notes.jsonld']);
  expect(told).toEqual([['files', { paths: ['/a/notes.jsonld'] }]]);
});

it('a table that was sent is discarded when nobody takes it', async () => {
  const { exchange, told } = exchangeWith([table]);
  await exchange.sendFiles([]);
  exchange.clear();
  expect(exchange.store.getState()).toMatchObject({ status: 'idle', tables: [] });
  await expect.poll(() => told).toEqual([['discarded', { uploadId: 'u1234567' }]]);
});

it('a table that was sent is discarded when other files are given before it is taken', async () => {
  const { exchange, told } = exchangeWith([table]);
  await exchange.sendFiles([]);
  await exchange.importPaths(['/a/mine.csv']);
  await expect.poll(() => told).toEqual([['discarded', { uploadId: 'u1234567' }]]);
  expect(exchange.store.getState()).toMatchObject({ status: 'choosing', tables: [table] });
});
