import type { Chance } from '../chance.ts';
import { hostileTexts } from './text.ts';

type Path = readonly (string | number)[];

const values: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e308,
  2 ** 53,
  '',
  [],
  {},
  [[]],
  [null],
  { '': '' },
];

/** Changes values of a JSON document; what is no JSON stays as it is. */
export function mutateJson(bytes: Uint8Array, chance: Chance): Uint8Array {
  let data: unknown;
  try {
    data = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return bytes;
  }
  let text = JSON.stringify(data);
  for (let count = 1 + chance.below(4); count > 0; count--) {
    const changed = mutateValue(data, chance);
    const written = writtenOut(changed);
    if (written === null) break;
    [data, text] = [changed, written];
  }
  // A property of this name cannot be set on an object without becoming its prototype.
  return new Uint8Array(Buffer.from(chance.often(0.05) ? text.replace(/"(\w+)":/u, '"__proto__":') : text));
}

/** Characters of a file that is not worth its time any more. */
const longest = 2_000_000;

/** Null where it nests deeper than it can be written, or becomes too long. */
function writtenOut(data: unknown): string | null {
  try {
    const text = JSON.stringify(data);
    return text.length > longest ? null : text;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The same of a value: another one in which something inside is another. */
export function mutateValue(data: unknown, chance: Chance): unknown {
  const places = placesIn(data);
  const place = chance.of(places);
  const other = at(data, chance.of(places));
  const here = at(data, place);
  const way = chance.below(7);
  if (way === 0) return replaced(data, place, undefined);
  if (way === 1) return replaced(data, place, chance.of(values));
  if (way === 2) return replaced(data, place, chance.of(hostileTexts));
  if (way === 3) return replaced(data, place, other);
  if (way === 4)
    return replaced(
      data,
      place,
      Array.from({ length: 1 + chance.below(300) }, () => here),
    );
  if (way === 5) return replaced(data, place, nested(here, 10 ** (1 + chance.below(4))));
  return replaced(data, place, {
    ...(typeof here === 'object' ? here : {}),
    [chance.of(hostileTexts)]: other,
  });
}

function nested(value: unknown, depth: number): unknown {
  let outer = value;
  // A text that nests deeper than the stack is long cannot be written either.
  for (let level = 0; level < Math.min(depth, 2000); level++) outer = [outer];
  return outer;
}

function placesIn(data: unknown, path: Path = [], found: Path[] = []): Path[] {
  if (found.length >= 3000 || path.length > 40) return found;
  found.push(path);
  if (Array.isArray(data))
    for (const [index, value] of data.entries()) placesIn(value, [...path, index], found);
  else if (typeof data === 'object' && data !== null) {
    for (const [key, value] of Object.entries(data)) placesIn(value, [...path, key], found);
  }
  return found;
}

const at = (data: unknown, path: Path): unknown =>
  path.reduce((value, key) => (value as Record<string | number, unknown> | null)?.[key], data);

/** A copy with another value at a place; without it where the value is undefined. */
function replaced(data: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value === undefined ? null : value;
  if (Array.isArray(data)) {
    const inner = replaced(data[key as number], rest, value);
    return rest.length === 0 && value === undefined
      ? data.toSpliced(key as number, 1)
      : data.with(key as number, inner);
  }
  const { [key]: before, ...others } = data as Record<string, unknown>;
  return rest.length === 0 && value === undefined
    ? others
    : { ...others, [key]: replaced(before, rest, value) };
}
