import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PagePoint } from '../pages/facsimile.ts';
import { root } from './process.ts';

/** The invented issue of tests/fixtures/mets-mini; see tests/fixtures/drawMetsMini.mjs. */
export const saltmere = {
  folder: join(root, 'tests/fixtures/mets-mini'),
  pdfFolder: join(root, 'tests/fixtures/pdf-mini'),
  title: 'The Saltmere Gazette',
  lead: 'The Lifeboat Goes Out Twice in One Night',
  pump: 'New Pump for Chandler Lane',
  railway: 'The Railway and the Marsh',
} as const;

/** Middle of the first word on a page of the issue that reads like this. */
export function wordPlace(page: number, word: string): PagePoint {
  const alto = readFileSync(join(saltmere.folder, `1901-03-09_01/text/000${page}.xml`), 'utf8');
  const [width, height] = [attribute(alto, 'WIDTH'), attribute(alto, 'HEIGHT')];
  const string = new RegExp(`<String [^>]*CONTENT="${word}"`, 'u').exec(alto)?.[0];
  if (!string) throw new Error(`Page ${page} has no ${word}.`);
  return {
    x: (attribute(string, 'HPOS') + attribute(string, 'WIDTH') / 2) / width,
    y: (attribute(string, 'VPOS') + attribute(string, 'HEIGHT') / 2) / height,
  };
}

const attribute = (xml: string, name: string): number =>
  Number(new RegExp(`\\s${name}="(\\d+)"`, 'u').exec(xml)?.[1]);
