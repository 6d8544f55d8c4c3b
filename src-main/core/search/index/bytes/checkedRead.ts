/**
 * Numbers of typed arrays, which TypeScript takes for possibly absent. An index out of range is a bug here: it throws,
 * and does not go on as a zero. There is one function for each kind of array because V8 keeps what it learns of a
 * function for all its callers: decoding with one for all kinds took 2.8 times the processor time, with these 1.0 to
 * 1.1 times that of `?? 0`.
 */

export function intAt(values: Int32Array, index: number): number {
  const value = values[index];
  if (value === undefined) throw outOfRange(index, values.length);
  return value;
}

export function byteAt(values: Uint8Array, index: number): number {
  const value = values[index];
  if (value === undefined) throw outOfRange(index, values.length);
  return value;
}

export function offsetAt(values: Uint32Array, index: number): number {
  const value = values[index];
  if (value === undefined) throw outOfRange(index, values.length);
  return value;
}

export function decimalAt(values: Float64Array, index: number): number {
  const value = values[index];
  if (value === undefined) throw outOfRange(index, values.length);
  return value;
}

const outOfRange = (index: number, length: number) =>
  new RangeError(`There is no number ${index} among ${length} of the search index.`);
