import type { TypeOutlines } from '#shared/contract/calls/print.ts';
import type { ClientPeer } from '#shared/contract/peer.ts';
import { typeFilesOf } from '../../../dom/picture/typeFilesOf.ts';
import type { Drawing } from '../../../layout/picture/drawing.ts';
import type { OutlineOf } from '../../../layout/picture/svg.ts';
import { fileFor, type TypeFile } from '../../../layout/picture/typeFiles.ts';
import { base64Of } from '../../base/saveFile.ts';

/** Files of type that go into one call. */
const batch = 24;

/**
 * How the letters of a drawing are drawn by the app's own faces. Letters that join or have marks, and those that the
 * system draws, have no outline.
 */
export async function outlinesFor(drawing: Drawing, peer: ClientPeer): Promise<OutlineOf> {
  const files = typeFilesOf(document);
  const known = new Map<string, TypeFile | null>();
  const fileOf: (...wanted: Parameters<OutlineOf>) => TypeFile | null = (text, face) => {
    const [character = '', ...more] = text;
    if (more.length > 0) return null;
    const key = `${character}${face.weight}${face.family}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const file = fileFor(character.codePointAt(0) ?? 0, face, files);
    known.set(key, file);
    return file;
  };
  const wanted = new Map<string, Set<string>>();
  for (const shape of drawing.shapes) {
    if (shape.kind !== 'line') continue;
    for (const { text } of shape.letters) {
      const file = fileOf(text, shape.face);
      if (file) wanted.set(file.address, (wanted.get(file.address) ?? new Set()).add(text));
    }
  }
  const outlines = await fetchOutlines(wanted, peer);
  return (text, face) => {
    const file = fileOf(text, face);
    const outline = file && outlines.get(file.address);
    const path = outline?.paths[text];
    return path === undefined || !outline || !file
      ? null
      : { path, unitsPerEm: outline.unitsPerEm / file.adjust };
  };
}

async function fetchOutlines(wanted: ReadonlyMap<string, ReadonlySet<string>>, peer: ClientPeer) {
  const outlines = new Map<string, TypeOutlines>();
  const all = [...wanted];
  for (let at = 0; at < all.length; at += batch) {
    const some = all.slice(at, at + batch);
    const faces = await Promise.all(
      some.map(async ([address, characters]) => ({
        woff2: await base64Of(await (await fetch(address)).blob()),
        characters: [...characters].join(''),
      })),
    );
    for (const [index, found] of (await peer.call('print.outlines', { faces })).entries()) {
      const address = some[index]?.[0];
      if (found && address !== undefined) outlines.set(address, found);
    }
  }
  return outlines;
}
