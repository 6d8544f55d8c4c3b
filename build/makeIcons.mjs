/**
 * node build/makeIcons.mjs: draws build/icons/icon.svg in every size that systems ask for, and binds the
 * sizes together for Windows and macOS. What it makes is committed; it runs again where the drawing changes.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { findChromium, howToGetChromium } from '../tests/e2e/support/chromium.mjs';
import { inRoot, say } from './node.mjs';
import { runScript, SetupError } from './setup.mjs';

/** Of freedesktop's icon themes. */
const linuxSizes = [16, 24, 32, 48, 64, 96, 128, 256, 512];
const windowsSizes = [16, 24, 32, 48, 64, 128, 256];
/** Types of Apple's icon format, by the size of the PNG each holds: https://en.wikipedia.org/wiki/Apple_Icon_Image_format. @type {[string, number][]} */
const macTypes = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
  ['ic11', 32],
  ['ic12', 64],
  ['ic13', 256],
  ['ic14', 512],
];

await runScript(async () => {
  const executablePath = await findChromium();
  if (!executablePath) throw new SetupError(howToGetChromium);
  const sizes = new Set([...linuxSizes, ...windowsSizes, ...macTypes.map(([, size]) => size)]);
  const pictures = await draw(executablePath, [...sizes]);
  const of = (/** @type {number} */ size) => /** @type {Buffer} */ (pictures.get(size));
  mkdirSync(inRoot('build', 'icons', 'linux'), { recursive: true });
  for (const size of linuxSizes)
    writeFileSync(inRoot('build', 'icons', 'linux', `${size}x${size}.png`), of(size));
  writeFileSync(
    inRoot('build', 'icons', 'icon.ico'),
    windowsIcon(windowsSizes.map((size) => [size, of(size)])),
  );
  writeFileSync(
    inRoot('build', 'icons', 'icon.icns'),
    macIcon(macTypes.map(([type, size]) => [type, of(size)])),
  );
  say(`Drew ${linuxSizes.length} icons, icon.ico and icon.icns.`);
  return 0;
});

/** @param {string} executablePath @param {number[]} sizes @returns {Promise<Map<number, Buffer>>} */
async function draw(executablePath, sizes) {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    const drawing = readFileSync(inRoot('build', 'icons', 'icon.svg'), 'utf8');
    await page.setContent(`<style>*{margin:0}svg{display:block;width:100vw;height:100vh}</style>${drawing}`);
    /** @type {Map<number, Buffer>} */
    const pictures = new Map();
    for (const size of sizes) {
      await page.setViewportSize({ width: size, height: size });
      pictures.set(size, await page.screenshot({ omitBackground: true }));
    }
    return pictures;
  } finally {
    await browser.close();
  }
}

/** PNGs in an .ico: https://en.wikipedia.org/wiki/ICO_(file_format). @param {[number, Buffer][]} pictures */
function windowsIcon(pictures) {
  const header = Buffer.alloc(6 + 16 * pictures.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  for (const [at, [size, picture]] of pictures.entries()) {
    const entry = 6 + 16 * at;
    // 256 is written as 0.
    header.writeUInt8(size % 256, entry);
    header.writeUInt8(size % 256, entry + 1);
    header.writeUInt16LE(1, entry + 4);
    header.writeUInt16LE(32, entry + 6);
    header.writeUInt32LE(picture.length, entry + 8);
    header.writeUInt32LE(offset, entry + 12);
    offset += picture.length;
  }
  return Buffer.concat([header, ...pictures.map(([, picture]) => picture)]);
}

/** @param {[string, Buffer][]} pictures by their types */
function macIcon(pictures) {
  const chunk = (/** @type {string} */ type, /** @type {Buffer} */ body) => {
    const header = Buffer.alloc(8);
    header.write(type, 'latin1');
    header.writeUInt32BE(body.length + 8, 4);
    return Buffer.concat([header, body]);
  };
  return chunk('icns', Buffer.concat(pictures.map(([type, picture]) => chunk(type, picture))));
}
