import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WordSet } from '#core/archive/parse/compose/lines/wordSet.ts';

describe('a set of words without the words', () => {
  it('has what was added and nothing else, however much that is', () => {
    const words = new WordSet();
    for (let number = 0; number < 20_000; number++) words.add(`word${number}`);
    expect(words.has('word0')).toBe(true);
    expect(words.has('word19999')).toBe(true);
    expect(words.has('word20000')).toBe(false);
    expect(words.has('')).toBe(false);
  });

  it('agrees with a set of strings', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1 })),
        fc.array(fc.string({ minLength: 1 })),
        (some, others) => {
          const words = new WordSet();
          for (const word of some) words.add(word);
          const known = new Set(some);
          return [...some, ...others].every((word) => words.has(word) === known.has(word));
        },
      ),
    );
  });

  it('reads a word unit by unit and forgets one that was given up', () => {
    const words = new WordSet();
    for (const letter of 'torn') words.take(letter.charCodeAt(0));
    words.forget();
    for (const letter of 'whole') words.take(letter.charCodeAt(0));
    words.finish();
    expect(words.has('whole')).toBe(true);
    expect(words.has('torn')).toBe(false);
  });
});
