import { z } from 'zod';

/** A call of the contract: its input is checked at the door, its output is typed and trusted. */
export interface Call<Input extends z.ZodType = z.ZodType, Output = unknown> {
  readonly input: Input;
  /** It changes nothing: also whoever may only read may make it. */
  readonly onlyReads: boolean;
  /** Carries the output's type and is never there. */
  readonly output?: Output;
}

export type InputOf<C extends Call> = z.infer<C['input']>;
export type OutputOf<C extends Call> = C extends Call<z.ZodType, infer Output> ? Output : never;

/** What the properties of an input must be together, and the sentence for where they are not. */
export interface InputRule<Input> {
  readonly holds: (input: Input) => boolean;
  readonly message: string;
}

/**
 * Declares a call by the properties of its input, of which no other may come, and what it answers:
 * `call({ issueId, note }).answers<Annotation>()`. It may change something: for whom may only read it is not there.
 */
export function call<Shape extends z.ZodRawShape>(
  shape: Shape,
  rule?: InputRule<z.infer<z.ZodObject<Shape, z.core.$strict>>>,
) {
  return declare(false, shape, rule);
}

/** Declares a call, likewise, that only asks: it changes nothing for anybody, and opens nothing by its path. */
export const ask = <Shape extends z.ZodRawShape>(shape: Shape) => declare(true, shape);

function declare<Shape extends z.ZodRawShape>(
  onlyReads: boolean,
  shape: Shape,
  rule?: InputRule<z.infer<z.ZodObject<Shape, z.core.$strict>>>,
) {
  const properties = z.strictObject(shape);
  const input = rule ? properties.refine(rule.holds, rule.message) : properties;
  return { answers: <Output>(): Call<typeof input, Output> => ({ input, onlyReads }) };
}
