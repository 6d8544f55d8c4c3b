/** Values of a JSON document whose shape is not known. */
export type Json = unknown;

export function object(json: Json): Readonly<Record<string, Json>> {
  return typeof json === 'object' && json !== null && !Array.isArray(json) ? { ...json } : {};
}

export function member(json: Json, key: string): Json {
  return object(json)[key];
}

export function string(json: Json, key: string): string | null {
  const value = member(json, key);
  return typeof value === 'string' ? value : null;
}

export function number(json: Json, key: string): number {
  const value = member(json, key);
  return typeof value === 'number' ? value : Number.NaN;
}

/** A list, also where the document gives a single value. */
export function list(json: Json, key: string): readonly Json[] {
  const value = member(json, key);
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}
