/** The notices and licence texts of everybody whose work is in the app, as one text that is built into it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../node.mjs';
import { aboutPackage } from './contents.mjs';
import { licenceOf } from './licences.mjs';

/**
 * @typedef {{ readonly name: string, readonly version: string, readonly licence: string, readonly home: string,
 *   readonly texts: readonly string[], readonly problem: string | null }} Notice `problem`: why it may not be in the app
 */

/** A licence's text as SPDX has it, its notice of copyright left out. @param {string} licence SPDX */
const standardText = (licence) =>
  readFileSync(new URL(`licenceTexts/${licence}.txt`, import.meta.url), 'utf8');

/** @param {string} copyright @param {string} licence */
const written = (copyright, licence) => `${copyright}\n\n${standardText(licence)}`;

/** https://github.com/uclouvain/openjpeg/blob/master/LICENSE */
const openJpeg = `Copyright (c) 2002-2014, Universite catholique de Louvain (UCL), Belgium
Copyright (c) 2002-2014, Professor Benoit Macq
Copyright (c) 2003-2014, Antonin Descampe
Copyright (c) 2003-2009, Francois-Olivier Devaux
Copyright (c) 2005, Herve Drolon, FreeImage Team
Copyright (c) 2002-2003, Yannick Verschueren
Copyright (c) 2001-2003, David Janssens
Copyright (c) 2011-2012, Centre National d'Etudes Spatiales (CNES), France
Copyright (c) 2012, CS Systemes d'Information, France
All rights reserved.`;

/**
 * Texts that packages lack: what their repositories say. Models that a package carries are of other people than the
 * package, and a program built to WebAssembly keeps its own licence.
 * @type {readonly (readonly [RegExp, () => string[]])[]}
 */
const supplied = [
  [
    /^@cornerstonejs\/codec-openjpeg$/,
    () => [
      written('By Chris Hafey and the authors of https://github.com/cornerstonejs/codecs', 'MIT'),
      `OpenJPEG, which the package holds as WebAssembly:\n\n${written(openJpeg, 'BSD-2-Clause')}`,
    ],
  ],
  [
    /^@gutenye\/ocr-models$/,
    () => [
      written('Copyright © 2024 Guten Ye', 'MIT'),
      `The models of PaddleOCR, which the package holds:\n\n${written('Copyright (c) 2016 PaddlePaddle Authors', 'Apache-2.0')}`,
    ],
  ],
  [
    /^@tesseract\.js-data\//,
    () => [
      written('By the authors of https://github.com/naptha/tessdata', 'MIT'),
      `The models of Tesseract OCR, which the package holds:\n\n${written('By the authors of https://github.com/tesseract-ocr/tessdata_fast', 'Apache-2.0')}`,
    ],
  ],
  [/^onnxruntime-/, () => [written('Copyright (c) Microsoft Corporation', 'MIT')]],
  [
    /^guid-typescript$/,
    () => [written('By the authors of https://github.com/NicolasDeveloper/guid-typescript', 'ISC')],
  ],
  [/^lazy-val$/, () => [written('By Vladimir Krivosheev, https://github.com/develar/lazy-val', 'MIT')]],
  [/^pg-types$/, () => [written('Copyright (c) 2014 Brian M. Carlson', 'MIT')]],
  [/^pgpass$/, () => [written('Copyright (c) 2013-2016 Hannes Hörl', 'MIT')]],
  [/^tr46$/, () => [written('By Sebastian Mayr', 'MIT')]],
  [
    /^@jsquash\/webp$/,
    () => [
      `libwebp, which the package holds as WebAssembly:\n\n${textIn('@jsquash/webp/codec/LICENSE.codec.md')}`,
    ],
  ],
  // Its own file names the licence and does not hold it.
  [/^citeproc$/, () => [standardText('CPAL-1.0')]],
];

/** @param {string} path of a file below node_modules */
const textIn = (path) => readFileSync(inRoot('node_modules', path), 'utf8').trim();

/** Files of a package that say under which licence it, or a part of it, stands. */
const textFile = /^(?:licen[cs]e|copying|unlicense|notice|ofl)/i;

/**
 * What a package says of its licence.
 * @param {string} folder of the package @returns {Notice}
 */
export function noticeOf(folder) {
  const { name, version, licence, problem } = licenceOf(folder);
  const about = aboutPackage(folder);
  const repository = String(about.repository?.url ?? about.repository ?? '');
  const own = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && textFile.test(entry.name))
    .map((entry) => readFileSync(join(folder, entry.name), 'utf8').replaceAll('\r\n', '\n').trim());
  const more = supplied.find(([pattern]) => pattern.test(name))?.[1]() ?? [];
  const texts = [...own, ...more].filter((text) => text !== '');
  return {
    name,
    version,
    licence,
    home: repository.replace(/^git\+/, '').replace(/\.git$/, ''),
    texts,
    problem: problem ?? (texts.length === 0 ? 'has no text of its licence' : null),
  };
}

/** Every package that the lock file installs for use on all systems. @returns {readonly Notice[]} */
export function notices() {
  /** @type {{ packages: Record<string, { dev?: boolean, optional?: boolean, link?: boolean }> }} */
  const { packages } = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8'));
  return Object.entries(packages)
    .filter(([path, { dev, optional }]) => path.startsWith('node_modules/') && !dev && !optional)
    .filter(([path]) => existsSync(inRoot(path, 'package.json')))
    .map(([path]) => noticeOf(inRoot(path)))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version, 'en'));
}

const rule = '-'.repeat(80);

/** The whole text: our own licence and notice, then every licence with all that stand under its very words. */
export function thirdPartyNotices() {
  /** @type {Map<string, Notice[]>} */
  const byTexts = new Map();
  for (const notice of notices()) {
    const text = notice.texts.join('\n\n');
    byTexts.set(text, [...(byTexts.get(text) ?? []), notice]);
  }
  const sections = [...byTexts].map(([text, those]) =>
    [
      ...those.map(({ name, version, licence, home }) =>
        [`${name} ${version}`, licence, home].filter(Boolean).join(' · '),
      ),
      '',
      text,
    ].join('\n'),
  );
  const head = [
    // Said first, as its licence may ask: docs/decisions/0075-licences.md.
    'Citations: citeproc-js, © 2009–2019 Frank Bennett, https://github.com/Juris-M/citeproc-js',
    'BROADSHEET',
    readFileSync(inRoot('LICENSE'), 'utf8').trim(),
    'THE WORK OF OTHERS',
    readFileSync(inRoot('NOTICE'), 'utf8').trim(),
  ].join('\n\n');
  return `${[head, ...sections].join(`\n\n${rule}\n\n`)}\n`;
}
