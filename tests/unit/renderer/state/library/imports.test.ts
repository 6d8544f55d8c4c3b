import { describe, expect, it } from 'vitest';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { ImportState } from '#shared/model/import.ts';
import { createImports } from '../../../../../src-renderer/state/library/imports.ts';
import { connect, until } from '../../support.ts';

const addition = (part: Partial<ImportState> = {}): ImportState => ({
  id: 'one',
  status: 'running',
  progress: { done: 0, total: null },
  items: [],
  canUndo: false,
  ...part,
});

const given = (...paths: string[]) => paths.map((path) => ({ path, file: new Blob([path]) }));

describe('adding by path', () => {
  it('shows how far it has come, and the report', async () => {
    const { peer, server } = connect({ 'library.add': () => addition() });
    const imports = createImports(peer, { importBy: 'path' }, () => Promise.resolve());
    await imports.addPaths(['/a']);
    expect(imports.store.getState().latest).toMatchObject({ status: 'running' });
    server.send('import.changed', addition({ status: 'done', canUndo: true }));
    await until(() => imports.store.getState().latest?.status === 'done');
  });

  it('takes an event that overtook the answer as the newer one', async () => {
    const link = connect({
      'library.add': async () => {
        link.server.send('import.changed', addition({ status: 'done' }));
        return addition();
      },
    });
    const imports = createImports(link.peer, { importBy: 'path' }, () => Promise.resolve());
    await imports.addPaths(['/a']);
    expect(imports.store.getState().latest?.status).toBe('done');
  });

  it('does nothing when the host’s dialog is cancelled, and says what fails', async () => {
    let answer: readonly string[] | null = null;
    const { peer } = connect({
      'library.chooseFiles': () => answer,
      'library.add': () => {
        throw new BroadsheetError('readOnly', 'This folder cannot be written to.');
      },
    });
    const imports = createImports(peer, { importBy: 'path' }, () => Promise.resolve());
    await imports.choose('folder');
    expect(imports.store.getState()).toMatchObject({ latest: null, failure: null });
    answer = ['/a'];
    await imports.choose('folder');
    expect(imports.store.getState().failure).toMatchObject({ code: 'readOnly' });
  });
});

describe('adding by sending', () => {
  it('sends every file with its path, then adds them', async () => {
    const sent: string[] = [];
    const { peer } = connect({
      'upload.start': () => ({ uploadId: 'upload00' }),
      'upload.add': () => addition({ status: 'done' }),
    });
    const imports = createImports(peer, { importBy: 'upload' }, async (uploadId, path) => {
      sent.push(`${uploadId} ${path}`);
    });
    await imports.sendFiles(given('issue/mets.xml', 'issue/text/1.xml'));
    expect(sent).toEqual(['upload00 issue/mets.xml', 'upload00 issue/text/1.xml']);
    expect(imports.store.getState()).toMatchObject({ sending: null, latest: { status: 'done' } });
  });

  it('throws away what was sent when a file is refused, and says which', async () => {
    const discarded: string[] = [];
    const { peer } = connect({
      'upload.start': () => ({ uploadId: 'upload00' }),
      'upload.discard': ({ uploadId }) => {
        discarded.push(uploadId);
        return null;
      },
    });
    const imports = createImports(peer, { importBy: 'upload' }, () =>
      Promise.reject(new BroadsheetError('uploadRefused', 'b.xml is too large.')),
    );
    await imports.sendFiles(given('a.xml', 'b.xml'));
    expect(discarded).toEqual(['upload00']);
    expect(imports.store.getState()).toMatchObject({
      sending: null,
      failure: { message: 'b.xml is too large.' },
    });
  });

  it('can be stopped, which is no failure', async () => {
    const { peer } = connect({
      'upload.start': () => ({ uploadId: 'upload00' }),
      'upload.discard': () => null,
    });
    const imports = createImports(
      peer,
      { importBy: 'upload' },
      (_id, _path, _file, signal) =>
        new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    );
    const sending = imports.sendFiles(given('a.xml'));
    await until(() => imports.store.getState().sending !== null);
    await imports.cancel();
    await sending;
    expect(imports.store.getState()).toMatchObject({ sending: null, failure: null, latest: null });
  });
});

describe('an addition', () => {
  it('is stopped and taken back by its id', async () => {
    const { peer } = connect({
      'import.list': () => [addition()],
      'import.cancel': ({ importId }) => addition({ id: importId, status: 'cancelled', canUndo: true }),
      'import.undo': ({ importId }) => addition({ id: importId, status: 'undone' }),
    });
    const imports = createImports(peer, { importBy: 'path' }, () => Promise.resolve());
    await imports.load();
    await imports.cancel();
    expect(imports.store.getState().latest?.status).toBe('cancelled');
    await imports.undo();
    expect(imports.store.getState().latest?.status).toBe('undone');
  });

  it('that runs here is not replaced by another window’s', async () => {
    const { peer, server } = connect({ 'library.add': () => addition() });
    const imports = createImports(peer, { importBy: 'path' }, () => Promise.resolve());
    await imports.addPaths(['/a']);
    server.send('import.changed', addition({ id: 'other' }));
    server.send('import.changed', addition({ progress: { done: 3, total: 9 } }));
    await until(() => imports.store.getState().latest?.progress.done === 3);
    expect(imports.store.getState().latest?.id).toBe('one');
  });
});
