import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { calls } from '#shared/contract/calls.ts';
import { withAtMost } from '#shared/contract/inputs.ts';
import { limits } from '#shared/contract/limits.ts';

type Definition = z.core.$ZodTypeDef & {
  readonly innerType?: z.core.$ZodType;
  readonly element?: z.core.$ZodType;
  readonly keyType?: z.core.$ZodType;
  readonly valueType?: z.core.$ZodType;
  readonly options?: readonly z.core.$ZodType[];
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
  readonly catchall?: z.core.$ZodType;
};

/** Kinds of schema whose values are of one size. */
const small = new Set(['number', 'boolean', 'null', 'literal', 'enum']);

/**
 * What is unbounded in a schema, as paths: strings and lists without a `max`, records that are not bounded by their keys or
 * by `withAtMost`, objects that take further properties, and kinds that this walk does not know.
 */
function unbounded(schema: z.core.$ZodType, path: string): readonly string[] {
  const definition: Definition = schema._zod.def;
  const { type, innerType, element, keyType, valueType, options, shape, catchall } = definition;
  const hasMaximum = (definition.checks ?? []).some((check) => {
    const { check: kind } = check._zod.def;
    return kind === 'max_length' || kind === 'length_equals';
  });
  if (small.has(type)) return [];
  if (type === 'string') return hasMaximum ? [] : [path];
  if (type === 'array' && element) return [...(hasMaximum ? [] : [path]), ...unbounded(element, `${path}[]`)];
  if (type === 'record' && keyType && valueType) {
    const isListed = keyType._zod.def.type === 'enum';
    const most = z.globalRegistry.get(schema)?.mostEntries;
    return [
      ...(isListed || typeof most === 'number' ? [] : [path]),
      ...unbounded(keyType, `${path}{key}`),
      ...unbounded(valueType, `${path}{}`),
    ];
  }
  if (type === 'object' && shape) {
    const further = catchall?._zod.def.type === 'never' ? [] : [`${path} (takes further properties)`];
    return [...further, ...Object.entries(shape).flatMap(([name, one]) => unbounded(one, `${path}.${name}`))];
  }
  if (type === 'union' && options) return options.flatMap((one, index) => unbounded(one, `${path}|${index}`));
  if (['optional', 'nullable', 'readonly', 'default'].includes(type) && innerType)
    return unbounded(innerType, path);
  return [`${path} (${type})`];
}

describe('what a call may bring', () => {
  it.each(Object.entries(calls))('is bounded for %s', (name, { input }) => {
    expect(unbounded(input, name)).toEqual([]);
  });

  it.each([
    ['a string', z.string().trim().min(1), ['x']],
    ['a string with a pattern', z.string().regex(/^a+$/), ['x']],
    ['a list', z.array(z.string().max(1)), ['x']],
    ['a string in a list', z.array(z.string()).max(1), ['x[]']],
    ['a record', z.record(z.string().max(1), z.number()), ['x']],
    ['a record’s keys', withAtMost(2, z.record(z.string(), z.number())), ['x{key}']],
    ['a property', z.strictObject({ a: z.string().nullable().optional() }), ['x.a']],
    ['an open object', z.object({}), ['x (takes further properties)']],
    ['one of several', z.union([z.literal('a'), z.string()]), ['x|1']],
    ['anything', z.unknown(), ['x (unknown)']],
    ['what is made of another', z.string().max(1).transform(Number), ['x (pipe)']],
  ])('would not be with %s', (_name, schema, paths) => {
    expect(unbounded(schema, 'x')).toEqual(paths);
  });

  it('is refused beyond the bound, and taken up to it', () => {
    const { input } = calls['settings.change'];
    const voices = (count: number) => ({
      readAloudVoices: Object.fromEntries(
        Array.from({ length: count }, (_, index) => [`v${index}`, 'voice']),
      ),
    });
    expect(input.safeParse(voices(limits.voices)).success).toBe(true);
    expect(input.safeParse(voices(limits.voices + 1)).success).toBe(false);
    const named = (length: number) => ({ colourNames: { yellow: 'a'.repeat(length) } });
    expect(input.safeParse(named(60)).success).toBe(true);
    expect(input.safeParse(named(61)).success).toBe(false);
    const marks = calls['annotations.remove'].input;
    const ids = (count: number) => ({ issueId: 'a', annotationIds: Array(count).fill('n') });
    expect(marks.safeParse(ids(limits.annotations)).success).toBe(true);
    expect(marks.safeParse(ids(limits.annotations + 1)).success).toBe(false);
  });
});
