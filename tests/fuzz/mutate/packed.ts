import { strToU8, unzipSync } from 'fflate';
import { zip } from '../../unit/core/archive/parse/readers/archive/archives.ts';
import type { Chance } from '../chance.ts';
import { joined, mutateBytes } from './bytes.ts';
import { hostileTexts } from './text.ts';

type MutateInner = (name: string, bytes: Uint8Array, chance: Chance) => Uint8Array;

const names = [
  ...hostileTexts.filter((text) => text.length < 1000),
  'x/../../y.txt',
  '/abs.txt',
  'a'.repeat(600),
  'deep/'.repeat(300),
];

/** Changes what lies in a ZIP archive, how it is called, or what the archive says of it. */
export function mutateZip(bytes: Uint8Array, chance: Chance, mutateInner: MutateInner): Uint8Array {
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes);
  } catch {
    return mutateBytes(bytes, chance);
  }
  const entries = Object.entries(files);
  if (entries.length === 0) return mutateBytes(bytes, chance);
  const index = chance.below(entries.length);
  const [name, content] = entries[index] ?? ['', new Uint8Array()];
  const way = chance.below(8);
  // A list, since a name may come twice, or be that of an object's prototype.
  const pack = (changed: readonly (readonly [string, Uint8Array])[]) =>
    zip(
      changed.map(([name, content]) => ({ name, content })),
      { zip64: chance.often(0.2) },
    );
  if (way <= 2) return pack(entries.with(index, [name, mutateInner(name, content, chance)]));
  if (way === 3) return pack(entries.with(index, [chance.of(names), content]));
  if (way === 4) return pack(entries.toSpliced(index, 1));
  if (way === 5) return pack([...entries, ['inner.zip', bytes]]);
  if (way === 6) return pack([...entries, [`${name}.txt`, strToU8('0'.repeat(20_000_000))]]);
  return lying(bytes, chance);
}

/** A number in the list of files at the end says something else. */
function lying(bytes: Uint8Array, chance: Chance): Uint8Array {
  const end = Buffer.from(bytes).lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  const list = Buffer.from(bytes).indexOf('PK\u0001\u0002', 0, 'latin1');
  if (end < 0 || list < 0) return mutateBytes(bytes, chance);
  const at = list + chance.below(bytes.length - list - 4);
  const changed = bytes.slice();
  new DataView(changed.buffer).setUint32(at, chance.of([0, 1, 0xffff, 0x7fffffff, 0xffffffff]), true);
  return chance.often(0.2) ? joined(changed, new Uint8Array(chance.below(70_000))) : changed;
}
