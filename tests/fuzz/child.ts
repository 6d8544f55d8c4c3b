/** The process that cases run in: one after the other, each answered with how it went. Started by watch.ts. */
import process from 'node:process';
import { unpackCase } from './corpus.ts';
import { runCase } from './runCase.ts';

process.on('message', (packed: string) => {
  void runCase(unpackCase(packed)).then((run) => process.send?.(run));
});
process.send?.('ready');
