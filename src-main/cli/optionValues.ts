import { InvalidArgumentError } from 'commander';
import type { z } from 'zod';

/** Reads an option that is one of some words and may be repeated. `choices` of the option itself would hold for one alone. */
export const someOf =
  <T extends string>(choices: readonly T[]) =>
  (text: string, before: readonly T[]): readonly T[] => {
    const chosen = choices.find((choice) => choice === text);
    if (chosen === undefined) throw new InvalidArgumentError(`Allowed choices are ${choices.join(', ')}.`);
    return [...before, chosen];
  };

/** Reads a value that a call of the window checks in the same way; `sentence` says what it must be. */
export const checkedBy =
  <T>(schema: z.ZodType<T>, sentence: string) =>
  (text: string): T => {
    const read = schema.safeParse(text);
    if (!read.success) throw new InvalidArgumentError(sentence);
    return read.data;
  };

/** Reads an option that is a number between two others, which it may be. */
export const wholeNumber = (least: number, most: number) => (text: string) => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  }
  return value;
};
