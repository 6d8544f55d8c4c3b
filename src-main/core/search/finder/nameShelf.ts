import type { Name } from '#shared/model/finding/name.ts';
import type { BestAnswers } from './answers.ts';
import { exactQuality, type TypedName, tolerantQuality } from './matching.ts';
import { type NamePart, nameForm } from './nameForm.ts';
import { createNamePostings, type LetterTolerance } from './namePostings.ts';
import { createSpokenNames } from './pinyin/spokenNames.ts';
import { apartQuality, soughtSounds, type TypedSpeech, togetherQuality } from './speaking.ts';

/** Names with their forms, looked up by FlexSearch and judged by what they say. */
export interface NameShelf {
  /** Answers the number to take it away by. */
  add(name: Name): number;
  /** Puts something else of the same label in a name's place. */
  change(id: number, name: Name): void;
  take(id: number): void;
  at(id: number): Name | undefined;
  /** Adds the names that answer exactly, or those that answer only with a letter wrong. */
  find(typed: TypedName, tolerance: LetterTolerance, best: BestAnswers): void;
  /** Adds the names that answer when they are read aloud. */
  hear(typed: TypedSpeech, written: TypedName, best: BestAnswers): void;
}

interface Entry {
  readonly form: string;
  readonly name: Name;
}

/** So few names are judged sooner than another part is looked up. */
const fewCandidates = 300;

export function createNameShelf(): NameShelf {
  const postings = createNamePostings();
  const spoken = createSpokenNames();
  /** FlexSearch's ids are integers from 1. */
  const entries: (Entry | undefined)[] = [undefined];
  const free: number[] = [];
  /** By id: the pass in which a name was looked at last. */
  let seen = new Int32Array(1024);
  let pass = 0;

  const isNew = (id: number): boolean => {
    if (seen[id] === pass) return false;
    seen[id] = pass;
    return true;
  };

  /** Calls back with every name that can hold all parts, and with some that cannot. */
  const eachCandidate = (
    parts: readonly NamePart[],
    tolerance: LetterTolerance,
    visit: (entry: Entry) => void,
  ) => {
    let fewest: readonly (readonly number[])[] | null = null;
    let least = entries.length;
    // The more is typed of a part the fewer names have it.
    for (const part of parts.toSorted((a, b) => b.text.length - a.text.length)) {
      if (least <= fewCandidates) break;
      const found = postings.candidates(part, tolerance);
      const size = found?.reduce((sum, ids) => sum + ids.length, 0) ?? entries.length;
      if (found && size < least) {
        fewest = found;
        least = size;
      }
    }
    if (fewest === null) {
      for (const entry of entries) if (entry) visit(entry);
      return;
    }
    pass++;
    for (const ids of fewest) {
      for (const id of ids) {
        const entry = entries[id];
        if (entry && isNew(id)) visit(entry);
      }
    }
  };

  return {
    add(name) {
      const form = nameForm(name.label);
      const id = free.pop() ?? entries.length;
      // Most names are their own form: one string serves for both.
      entries[id] = { form: form === name.label ? name.label : form, name };
      if (id >= seen.length) {
        const grown = new Int32Array(seen.length * 2);
        grown.set(seen);
        seen = grown;
      }
      postings.add(id, form);
      spoken.add(id, form);
      return id;
    },
    change(id, name) {
      const entry = entries[id];
      if (entry) entries[id] = { form: entry.form, name };
    },
    take(id) {
      postings.remove(id);
      spoken.take(id);
      entries[id] = undefined;
      free.push(id);
    },
    at: (id) => entries[id]?.name,
    find(typed, tolerance, best) {
      const judge = tolerance === 'exact' ? exactQuality : tolerantQuality;
      eachCandidate(typed.parts, tolerance, ({ form, name }) => {
        const quality = judge(form, typed);
        if (quality !== null) best.add({ quality, form, name });
      });
    },
    hear(typed, written, best) {
      pass++;
      for (const sought of soughtSounds(typed)) {
        spoken.each(sought, (id, sounds, from, end) => {
          if (!isNew(id)) return;
          const { worst } = best;
          let quality = togetherQuality(sounds, from, end, typed, worst);
          if (quality === null && typed.apart.length === 0) return;
          const entry = entries[id];
          if (!entry) return;
          const { form, name } = entry;
          quality ??= apartQuality(form, sounds, from, end, typed);
          // What answers as it is written is there already.
          if (quality === null || quality > worst || exactQuality(form, written) !== null) return;
          best.add({ quality, form, name });
        });
      }
    },
  };
}
