import type { RenderedFile } from './exportInput.ts';
import { distinctNames } from './fileName.ts';

/** One file for each part of an export, named after its title, and told apart where titles are one name. */
export function namedFiles<T>(
  parts: readonly T[],
  extension: string,
  titleOf: (part: T) => string,
  print: (part: T) => string,
): readonly RenderedFile[] {
  const names = distinctNames(parts.map(titleOf), extension);
  return parts.map((part, index) => ({ name: names[index] ?? '', text: print(part) }));
}
