import { isIsoDate } from '#shared/model/issue.ts';

/** Writes the filters that are set into an address. */
export function setFilters(parameters: URLSearchParams, filters: object): void {
  for (const [name, value] of Object.entries(filters)) {
    if (value !== undefined) parameters.set(name, String(value));
  }
}

/** The filters of any text, and those of a day (ISO 8601); a day that is none is left out. */
export function textsAndDays<Name extends string>(
  parameters: URLSearchParams,
  texts: readonly Name[],
): Partial<Record<Name | 'from' | 'to', string>> {
  const given = texts.flatMap((name) => {
    const value = parameters.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  const days = (['from', 'to'] as const).flatMap((name) => {
    const value = parameters.get(name) ?? '';
    return isIsoDate(value) ? [[name, value] as const] : [];
  });
  return Object.fromEntries<string>([...given, ...days]) as Partial<Record<Name | 'from' | 'to', string>>;
}

export const truth = (value: string | null): boolean | null =>
  value === 'true' ? true : value === 'false' ? false : null;

export const oneOf = <T extends string>(values: readonly T[], value: string | null): T | null =>
  values.find((one) => one === value) ?? null;
