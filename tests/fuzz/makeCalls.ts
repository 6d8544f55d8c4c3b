import { z } from 'zod';
import { type CallName, calls } from '#shared/contract/calls.ts';
import type { FuzzCall } from './case.ts';
import type { Chance } from './chance.ts';
import { mutateValue } from './mutate/json.ts';
import { hostileTexts } from './mutate/text.ts';

/** The part of JSON Schema that zod writes for the contract. */
interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly propertyNames?: Schema;
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly minItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly minLength?: number;
  readonly pattern?: string;
}

const names = Object.keys(calls) as CallName[];
const schemas = new Map(
  names.map((name) => [
    name,
    z.toJSONSchema(calls[name].input, { unrepresentable: 'any', io: 'input', reused: 'inline' }) as Schema,
  ]),
);

/** Calls of the contract in any order: mostly as a page may make them, now and then as none does. */
export function makeCalls(chance: Chance, given: readonly string[]): readonly FuzzCall[] {
  const imports: FuzzCall[] = given.flatMap((path) => [
    { name: 'exchange.tables', input: { paths: [`{{given}}/${path}`] } },
    { name: 'exchange.importFiles', input: { paths: [`{{given}}/${path}`] } },
    { name: 'history.undo', input: {} },
  ]);
  const made = Array.from({ length: 40 + chance.below(80) }, () => makeCall(chance));
  return [...made.slice(0, 5), ...imports, ...made.slice(5)];
}

function makeCall(chance: Chance): FuzzCall {
  const name = chance.of(names);
  const input = inputOf(schemas.get(name) ?? {}, '', chance, 0);
  return { name, input: chance.often(0.15) ? mutateValue(input, chance) : input };
}

function inputOf(schema: Schema, name: string, chance: Chance, depth: number): unknown {
  if ('const' in schema) return schema.const;
  if (schema.enum) return chance.of(schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return inputOf(chance.of(choices), name, chance, depth);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((one) => inputOf(one, name, chance, depth)));
  switch (schema.type) {
    case 'object':
      return objectOf(schema, chance, depth);
    case 'array':
      return arrayOf(schema, name, chance, depth);
    case 'string':
      return textOf(schema, name, chance);
    case 'integer':
    case 'number':
      return numberOf(schema, chance);
    case 'boolean':
      return chance.often(0.5);
    case 'null':
      return null;
    default:
      return {};
  }
}

function objectOf(schema: Schema, chance: Chance, depth: number): unknown {
  const entries = Object.entries(schema.properties ?? {}).flatMap(([key, value]) =>
    schema.required?.includes(key) || chance.often(0.5)
      ? [[key, inputOf(value, key, chance, depth + 1)]]
      : [],
  );
  const more = schema.additionalProperties;
  if (typeof more === 'object' && depth < 5) {
    const key = schema.propertyNames
      ? inputOf(schema.propertyNames, '', chance, depth + 1)
      : chance.of(hostileTexts);
    entries.push([String(key), inputOf(more, '', chance, depth + 1)]);
  }
  return Object.fromEntries(entries);
}

function arrayOf(schema: Schema, name: string, chance: Chance, depth: number): unknown {
  if (schema.prefixItems) return schema.prefixItems.map((one) => inputOf(one, name, chance, depth + 1));
  const length = Math.max(schema.minItems ?? 0, chance.of([0, 1, 1, 2, 5]));
  return Array.from({ length: Math.min(length, 20) }, () =>
    inputOf(schema.items ?? {}, name, chance, depth + 1),
  );
}

function numberOf({ minimum, exclusiveMinimum, maximum, type }: Schema, chance: Chance): number {
  const least = minimum ?? exclusiveMinimum ?? -5;
  // zod writes the bounds of whole numbers that are safe to count with.
  const most = Math.min(maximum ?? 200, 100_000);
  const value = chance.of([least, least + 1, (least + most) / 2, least + chance.below(60), most]);
  return type === 'integer' ? Math.round(value) : value;
}

/** By the name of the property: what is there, what is not, and what no name should be. */
const known: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^issueIds?$/u, ['{{issue}}']],
  [/^articleId$/u, ['{{article}}']],
  [/^annotationIds?$/u, ['{{annotation}}']],
  [/^collectionId$/u, ['{{collection}}']],
  [/^id$/u, ['{{saved}}', '{{collection}}', '{{snapshot}}', '{{annotation}}']],
  [/^targetId$/u, ['{{target}}']],
  // Where a person says that something is to be: only in the folder of this case, or nowhere.
  [
    /^(?:paths?|folder)$/u,
    ['{{given}}', '{{given}}/none', '{{library}}', '{{library}}/ferry.txt', '{{library}}/.broadsheet'],
  ],
  [/^query$/u, ['ferry', '"the pier"', 'ferry OR (pier', '-', '*', 'headline:x', 'tag:', '大桥 NEAR 通车']],
];

function textOf({ minLength, pattern }: Schema, name: string, chance: Chance): string {
  const fitting = known.find(([names]) => names.test(name))?.[1];
  const isPath = fitting?.[0]?.startsWith('{{given}}') === true;
  if (fitting && (isPath || chance.often(0.8))) return chance.of(fitting);
  if (pattern?.includes('\\d{4}-\\d{2}')) return chance.of(['1926-05-14', '0000-00-00', '9999-99-99']);
  if (pattern && chance.often(0.7)) return chance.of(['en', 'zh-Hans', 'abcdefgh', 'QUJD', '']);
  const text = chance.often(0.4)
    ? chance.of(hostileTexts)
    : chance.of(['ferry', 'pier', '大桥', 'a b', '{{ annotation.note }}']);
  return text.length < (minLength ?? 0) ? `${text}x` : text;
}
