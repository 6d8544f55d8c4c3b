import { z } from 'zod';

/** A call of the contract: its input is checked at the door, its output is typed and trusted. */
export interface Call<Input extends z.ZodType = z.ZodType, Output = unknown> {
  readonly input: Input;
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
 * `call({ issueId }).answers<Issue>()`.
 */
export function call<Shape extends z.ZodRawShape>(
  shape: Shape,
  rule?: InputRule<z.infer<z.ZodObject<Shape, z.core.$strict>>>,
) {
  const properties = z.strictObject(shape);
  const input = rule ? properties.refine(rule.holds, rule.message) : properties;
  return { answers: <Output>(): Call<typeof input, Output> => ({ input }) };
}
