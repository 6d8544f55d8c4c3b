/** The rendering worker's entry: renders exports and citations, one after the other, for the thread that started it. */
import { parentPort, workerData } from 'node:worker_threads';
import type { ExportedFile } from '#shared/contract/calls/export.ts';
import { type Outcome, outcome } from '#shared/contract/outcome.ts';
import type { CitationStyle } from '#shared/model/settings.ts';
import { createCiter } from '../citation/citer.ts';
import type { Reference } from '../citation/reference.ts';
import { type RenderRequest, renderHere } from './renderExport.ts';

/** What the worker is asked. */
export type RenderTask =
  | { readonly kind: 'render'; readonly request: RenderRequest }
  | { readonly kind: 'cite'; readonly reference: Reference; readonly style: CitationStyle };

/** What it answers: the rendered files, or the line. */
export type RenderAnswer = Outcome<readonly ExportedFile[] | string>;

if (parentPort === null) throw new Error('exporters/worker.ts is the entry of a worker thread.');
const port = parentPort;
const citer = createCiter(new URL(String(workerData)));

const answer = async (task: RenderTask): Promise<RenderAnswer> =>
  await outcome(() =>
    task.kind === 'render' ? renderHere(task.request, citer) : citer.cite(task.reference, task.style),
  );

port.on('message', (task: RenderTask) => void answer(task).then((value) => port.postMessage(value)));
