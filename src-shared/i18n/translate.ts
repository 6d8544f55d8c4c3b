import i18next, { type FormatterModule } from 'i18next';
import { BroadsheetError, type Failure, toFailure } from '#shared/contract/errors.ts';
import type { FileProblem } from '#shared/model/library.ts';
import { type Dates, makeDates } from './dates.ts';
import type { dialogWords } from './dialogWords.ts';
import type { en } from './en.ts';
import type { Language } from './language.ts';
import type { openingWords } from './openingWords.ts';
import type { orphanWords } from './orphanWords.ts';

/**
 * The interface's words. Keys are flat and typed from the English catalogue, so that a key or a value that
 * is missing is a type error; plural forms follow Intl.PluralRules through i18next's `_one`/`_other`.
 */
type PluralSuffix = '_one' | '_other';
type BaseKey<K extends string> = K extends `${infer Base}${PluralSuffix}` ? Base : K;

type Words = typeof en &
  (typeof openingWords)['en'] &
  (typeof dialogWords)['en'] &
  (typeof orphanWords)['en'];

export type MessageKey = BaseKey<keyof Words & string>;

type Named<S extends string> = S extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | Named<Rest>
  : never;

type SourceText<K extends MessageKey> = K extends keyof Words
  ? Words[K]
  : `${K}_other` extends keyof Words
    ? `${Words[`${K}_other`]}{{count}}`
    : never;

type ValuesOf<K extends MessageKey> = Named<SourceText<K>>;

export type MessageValue = string | number;

export type Translate = <K extends MessageKey>(
  key: K,
  ...values: [ValuesOf<K>] extends [never] ? [] : [Readonly<Record<ValuesOf<K>, MessageValue>>]
) => string;

/** A message that waits for its language: shown later, or in another language after a switch. */
export interface Message {
  readonly key: MessageKey;
  readonly values: Readonly<Record<string, MessageValue>>;
}

/** Makes a `Message` with the values checked against its key. */
export function message<K extends MessageKey>(
  key: K,
  ...values: [ValuesOf<K>] extends [never] ? [] : [Readonly<Record<ValuesOf<K>, MessageValue>>]
): Message {
  return { key, values: values[0] ?? {} };
}

export interface Translator {
  readonly language: Language;
  readonly t: Translate;
  readonly dates: Dates;
  /** Takes words in that came later than the others. */
  learn(words: Readonly<Record<string, string>>): void;
  /** A number in the language's grouping. */
  number(value: number): string;
  /** A message made earlier. */
  say(message: Message): string;
  /** The sentence for anything a call has thrown; the English one where the code has no translation. */
  failure(error: unknown): string;
  /** Why a file could not be read. */
  problem(problem: FileProblem): string;
  /** What the composer warns of; the English sentence where the code has no translation. */
  warning(warning: { readonly code: string; readonly message: string }): string;
  /** A composer's decision and its reason in words; the bare codes where they have none. */
  decision(decision: { readonly what: string; readonly reason: string }): string;
}

/** Numbers in any message are grouped as the language groups them; everything else is text already. */
const plainNumbers = (numbers: Intl.NumberFormat): FormatterModule => ({
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: unknown) => (typeof value === 'number' ? numbers.format(value) : String(value)),
});

/** A translator for one language and its words. Costs a few milliseconds; keep it while the language stays. */
export function translatorOf(language: Language, words: Readonly<Record<string, string>>): Translator {
  const numbers = new Intl.NumberFormat(language);
  const instance = i18next.createInstance();
  instance.use(plainNumbers(numbers));
  void instance.init({
    lng: language,
    fallbackLng: false,
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    resources: { [language]: { translation: words } },
    interpolation: { escapeValue: false, alwaysFormat: true },
  });
  const look = (key: string, values: Readonly<Record<string, MessageValue>> = {}): string | null =>
    instance.exists(key, values) ? String(instance.t(key, values)) : null;
  const say = ({ key, values }: Message) => look(key, values) ?? key;

  // English sentences come with the failure and name the file; other languages know the code.
  const byCode = (key: string, english: string, details: Failure['details'] = {}) => {
    const sentence = language === 'en' ? null : look(key, details);
    if (sentence === null) return english;
    return typeof details.path === 'string' ? `${sentence}（${details.path}）` : sentence;
  };
  const failure = (error: unknown): string => {
    const data: Failure = error instanceof BroadsheetError ? error : toFailure(error);
    // `internal` says what broke, which only its message knows.
    return data.code === 'internal'
      ? data.message
      : byCode(`failure.${data.code}`, data.message, data.details);
  };
  return {
    language,
    t: (key, ...values) => say({ key, values: values[0] ?? {} }),
    dates: makeDates(language),
    learn: (later) => void instance.addResources(language, 'translation', later),
    number: (value) => numbers.format(value),
    say,
    failure,
    problem: ({ code, message: english }) => byCode(`problem.${code}`, english),
    warning: ({ code, message: english }) => byCode(`warning.${code}`, english),
    decision: ({ what, reason }) =>
      `${look(`decision.${what}`) ?? what}${language === 'en' ? ': ' : '：'}${look(`reason.${reason}`) ?? reason}`,
  };
}
