/** Several values by one key; a key without values is not there. */
export type SetsByKey = Map<string, Set<string>>;

export function addTo(sets: SetsByKey, key: string, value: string): void {
  const values = sets.get(key);
  if (values) values.add(value);
  else sets.set(key, new Set([value]));
}

export function removeFrom(sets: SetsByKey, key: string, value: string): void {
  const values = sets.get(key);
  values?.delete(value);
  if (values?.size === 0) sets.delete(key);
}
