import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A line as it stands on the page, with its four corners clockwise from the head of its reading direction. */
export interface TrueLine {
  readonly text: string;
  readonly vertical: boolean;
  readonly quad: readonly (readonly [number, number])[];
}

/** A stretch of text whose lines are not known, in a box `left, top, width, height`. */
export interface TrueBox {
  readonly text: string;
  readonly box: readonly [number, number, number, number];
}

export interface Truth {
  readonly lines: readonly TrueLine[];
  readonly boxes: readonly TrueBox[];
}

/** What a sample's JSON says that is used here. */
interface TruthFile {
  readonly regions: readonly { readonly lines?: readonly TrueLine[] }[];
  readonly transcribed?: readonly { readonly box: TrueBox['box']; readonly file: string }[];
}

/** The truth beside a sample page. */
export async function truthOf(page: string): Promise<Truth> {
  const file = JSON.parse(await readFile(page.replace(/\.[^.]+$/, '.json'), 'utf8')) as TruthFile;
  const boxes = await Promise.all(
    (file.transcribed ?? []).map(async ({ box, file: name }) => ({
      box,
      text: await readFile(join(dirname(page), name), 'utf8'),
    })),
  );
  return { lines: file.regions.flatMap(({ lines }) => lines ?? []), boxes };
}
