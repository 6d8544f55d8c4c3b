import { commandNames } from '#shared/i18n/commandNames.ts';
import type { CommandId } from '#shared/model/finding/command.ts';
import { bestAnswers } from './answers.ts';
import { typedName } from './matching.ts';
import { createNameShelf } from './nameShelf.ts';
import { typedSpeech } from './speaking.ts';

/** Commands by their names, found as names of papers are: misspelt, by pinyin, in every language. */
export interface CommandShelf {
  /** The commands that are meant by what is typed, the best first. */
  find(text: string): readonly CommandId[];
}

/** More names than are shown: a command has several, and not all can run everywhere. */
const limit = 24;
/** What a single Latin letter begins says nothing. */
const fewestLetters = 2;

export function createCommandShelf(): CommandShelf {
  const shelf = createNameShelf();
  const commands = new Map<string, CommandId>();
  for (const [label, id] of commandNames) {
    commands.set(label, id);
    shelf.add({ kind: 'tag', label, notes: 0 });
  }
  return {
    find(text) {
      const typed = typedName(text);
      if (typed.parts.length === 0 || typed.parts.every(isTooShort)) return [];
      const best = bestAnswers(limit);
      shelf.find(typed, 'exact', best);
      const speech = typedSpeech(typed);
      if (speech) shelf.hear(speech, typed, best);
      if (best.list.length === 0) shelf.find(typed, 'tolerant', best);
      const found = best.list.flatMap(({ name }) => commands.get(name.label) ?? []);
      return [...new Set(found)];
    },
  };
}

const isTooShort = ({ text, isRun }: { readonly text: string; readonly isRun: boolean }): boolean =>
  !isRun && text.length < fewestLetters;
