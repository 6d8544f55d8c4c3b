import type { Chance } from '../chance.ts';

/** Bytes at which programs that count them stumble. */
const edges = [0, 1, 0x0a, 0x20, 0x3c, 0x7f, 0x80, 0xc0, 0xfe, 0xff];
/** The same as 16 and 32 bits. */
const numbers = [0, 1, 0x7f, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff];

/** Changes a few bytes, cuts the file off, or moves a stretch of it. */
export function mutateBytes(bytes: Uint8Array, chance: Chance): Uint8Array {
  let changed: Uint8Array = bytes.slice();
  for (let count = 1 + chance.below(4); count > 0 && changed.length > 0; count--) {
    changed = chance.of(ways)(changed, chance);
  }
  return changed;
}

const ways: readonly ((bytes: Uint8Array, chance: Chance) => Uint8Array)[] = [
  (bytes, chance) => bytes.with(chance.below(bytes.length), chance.of(edges)),
  (bytes, chance) => {
    const at = chance.below(bytes.length);
    return bytes.with(at, (bytes[at] ?? 0) ^ (1 << chance.below(8)));
  },
  (bytes, chance) => number(bytes, chance),
  (bytes, chance) => number(bytes, chance),
  (bytes, chance) => bytes.subarray(0, chance.below(bytes.length + 1)),
  (bytes, chance) => {
    const [start, end] = stretch(bytes, chance);
    return joined(bytes.subarray(0, start), bytes.subarray(end));
  },
  (bytes, chance) => {
    const [start, end] = stretch(bytes, chance);
    return joined(bytes.subarray(0, end), bytes.subarray(start));
  },
  (bytes, chance) => {
    const [start, end] = stretch(bytes, chance);
    const at = chance.below(bytes.length);
    return joined(bytes.subarray(0, at), bytes.subarray(start, end), bytes.subarray(at));
  },
  (bytes, chance) => {
    const at = chance.below(bytes.length);
    const filler = new Uint8Array(1 + chance.below(4096)).fill(chance.of(edges));
    return joined(bytes.subarray(0, at), filler, bytes.subarray(at));
  },
];

function number(bytes: Uint8Array, chance: Chance): Uint8Array {
  const changed = bytes.slice();
  const view = new DataView(changed.buffer);
  const size = chance.of([2, 4]);
  if (bytes.length < size) return changed;
  const at = chance.below(bytes.length - size + 1);
  const value = chance.of(numbers);
  if (size === 2) view.setUint16(at, value & 0xffff, chance.often(0.5));
  else view.setUint32(at, value, chance.often(0.5));
  return changed;
}

function stretch(bytes: Uint8Array, chance: Chance): readonly [number, number] {
  const start = chance.below(bytes.length);
  return [start, Math.min(bytes.length, start + 1 + chance.below(Math.min(2048, bytes.length)))];
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
