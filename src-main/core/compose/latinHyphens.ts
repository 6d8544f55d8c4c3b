/**
 * Decides about hyphens at line ends by what the text itself says. The words of the text are its dictionary:
 * a word printed whole elsewhere, or with the hyphen inside a line, settles the case.
 */
export interface Dictionary {
  /** Whether the hyphen between two lines belongs to the break and not to the word. */
  isBreak(before: string, after: string): boolean;
}

const wordPattern = /[\p{L}\p{M}’']+(?:-[\p{L}\p{M}’']+)*/gu;
const leftPart = /[\p{L}\p{M}’'-]+(?=-$)/u;
const rightPart = /^[\p{L}\p{M}’']+(?:-[\p{L}\p{M}’']+)*/u;

/** First parts that take a hyphen in print of any time: numbers, points of the compass, a few adverbs. */
const compounding =
  /^(?:self|half|all|well|ill|cross|quasi|vice|by|good|bad|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|(?:thir|four|fif|six|seven|eigh|nine)teen|eleven|twelve|north|south|east|west)$/u;
/** Numbers that also begin other words (four-teen, ten-der, one-rous). */
const numbers = /^(?:one|two|three|four|five|six|seven|eight|nine|ten|first|second|third)$/u;
/** Endings that are no words, so that what stands before the hyphen is the rest of one. */
const endings =
  /^(?:tion|tions|sion|sions|ing|ings|ed|er|ers|est|ly|ment|ments|ness|ity|ities|ous|ious|able|ible|al|ial|ance|ence|ances|ences|ant|ent|ure|ures|age|ages|ive|ful|less|ish|ism|ist|ists|ize|ise|ised|ized|teen|ty|ery|ary|ory|dom|hood|ship|ward|wards|ther|tle|dle|ble|ple|ter|der|ber|ten|den|ding|ting|ning|ring|ling|ming|ping|bing|ging)$/u;

/** Reads every word that is not torn by a line end. */
export function readDictionary(lines: Iterable<string>): Dictionary {
  const whole = new Map<string, number>();
  const add = (word: string) => whole.set(word, (whole.get(word) ?? 0) + 1);
  let tornBefore = false;
  for (const line of lines) {
    const words = line.toLowerCase().match(wordPattern) ?? [];
    const torn = /[\p{L}]-$/u.test(line);
    words.forEach((word, index) => {
      if ((index === 0 && tornBefore) || (index === words.length - 1 && torn)) return;
      add(word);
      if (/[’']s$/u.test(word)) add(word.slice(0, -2));
      if (word.includes('-')) for (const part of word.split('-')) add(part);
    });
    tornBefore = torn;
  }
  const has = (word: string) => whole.has(word);
  return { isBreak: (before, after) => decideBreak(before, after, has) };
}

function decideBreak(before: string, after: string, has: (word: string) => boolean): boolean {
  const left = leftPart.exec(before)?.[0] ?? '';
  const right = rightPart.exec(after)?.[0] ?? '';
  // A capital, a digit or nothing after the hyphen is never the middle of a word.
  if (left === '' || !/^\p{Ll}/u.test(right)) return false;
  const head = left.toLowerCase();
  const tail = right.toLowerCase();
  const last = head.split('-').pop() ?? head;
  const next = tail.split('-')[0] ?? tail;
  if (has(`${head}-${tail}`) || has(`${last}-${next}`)) return false;
  if (has(`${head}${tail}`) || has(`${last}${next}`) || has(stem(`${last}${next}`))) return true;
  if (endings.test(next) || next.length < 3) return true;
  if (compounding.test(last)) return false;
  if (last.length < 3) return true;
  if (numbers.test(last)) return !has(next);
  // A participle before a noun (speaking-trumpet), or two parts of which the first is a word of this text.
  if (/.{3}ing$/u.test(last)) return false;
  return !(isWord(last, has) && isWord(next, has));
}

const isWord = (word: string, has: (word: string) => boolean): boolean =>
  has(word) || has(stem(word)) || has(`${word}s`) || has(`${word}ed`);

/** A word without the commonest endings, for looking it up. */
const stem = (word: string): string => word.replace(/(?<=\p{L}{3})(?:[’']s|s|es|ed|d|ing|ly)$/u, '');
