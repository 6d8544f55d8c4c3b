/** Reads one page in a process of its own, so that its memory is its own: `readOne.ts PICTURE OPTIONS RESULT`. */
import { readFile, writeFile } from 'node:fs/promises';
import { recognizePage } from '#core/archive/recognition/recognizePage.ts';

const [picture = '', options = '{}', result = ''] = process.argv.slice(2);
const [path = '', page] = picture.split('#');
const bytes = new Uint8Array(await readFile(path));
const start = performance.now();
const reading = await recognizePage(page ? { bytes, pdfPage: Number(page) } : { bytes }, JSON.parse(options));
const seconds = (performance.now() - start) / 1000;
const megabytes = process.resourceUsage().maxRSS / 1024;
await writeFile(result, JSON.stringify({ reading, seconds, megabytes }));
process.exit(0);
