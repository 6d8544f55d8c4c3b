import type { Sounds } from './hearing.ts';
import { metSounds, soundOf } from './readings.ts';
import type { TypedPinyin } from './typedPinyin.ts';

/**
 * The sounds of many names, close together: to hear all of them is to walk through one array. No spelling is
 * kept, a sound has few.
 */
export interface SpokenNames {
  /** `id` is an integer from 1. */
  add(id: number, form: string): void;
  take(id: number): void;
  /** Calls back with every name that can be heard, and with some that cannot. */
  each(typed: TypedPinyin, visit: (id: number, sounds: Sounds, from: number, end: number) => void): void;
}

/** Room is taken back when so many sounds of names that went lie about, and more than are in use. */
const leastWaste = 4096;

export function createSpokenNames(): SpokenNames {
  let sounds: Sounds = new Uint16Array(1024);
  let used = 0;
  let wasted = 0;
  let starts = new Int32Array(256);
  let ends = new Int32Array(256);
  /** By id: what its syllables can begin with. */
  let letters = new Uint32Array(256);
  let count = 1;

  const makeRoom = (id: number, length: number) => {
    if (id >= starts.length) {
      const size = Math.max(id + 1, starts.length * 2);
      starts = grown(starts, new Int32Array(size));
      ends = grown(ends, new Int32Array(size));
      letters = grown(letters, new Uint32Array(size));
    }
    if (used + length > sounds.length) {
      sounds = grown(sounds, new Uint16Array(Math.max(used + length, sounds.length * 2)));
    }
  };

  const compact = () => {
    const kept = new Uint16Array(Math.max(1024, used - wasted));
    let to = 0;
    for (let id = 1; id < count; id++) {
      const from = starts[id] ?? 0;
      const end = ends[id] ?? 0;
      kept.set(sounds.subarray(from, end), to);
      starts[id] = to;
      to += end - from;
      ends[id] = to;
    }
    sounds = kept;
    used = to;
    wasted = 0;
  };

  return {
    add(id, form) {
      const spoken = soundsOf(form);
      makeRoom(id, spoken.length);
      sounds.set(spoken, used);
      starts[id] = used;
      used += spoken.length;
      ends[id] = used;
      letters[id] = firstLettersOf(spoken);
      count = Math.max(count, id + 1);
    },
    take(id) {
      wasted += (ends[id] ?? 0) - (starts[id] ?? 0);
      ends[id] = starts[id] ?? 0;
      letters[id] = 0;
      if (wasted > leastWaste && wasted > used - wasted) compact();
    },
    each({ required }, visit) {
      for (let id = 1; id < count; id++) {
        if (((letters[id] ?? 0) & required) === required) visit(id, sounds, starts[id] ?? 0, ends[id] ?? 0);
      }
    },
  };
}

/** The sounds of a form's Han characters; 0 stands between those that do not follow one another. */
export function soundsOf(form: string): Sounds {
  const spoken = new Uint16Array(form.length);
  let length = 0;
  let isApart = false;
  for (let at = 0; at < form.length; at++) {
    const unit = form.charCodeAt(at);
    const sound = unit < 0x2e80 ? 0 : soundOf(unit);
    if (sound === 0) {
      isApart = true;
      continue;
    }
    if (isApart && length > 0) spoken[length++] = 0;
    isApart = false;
    spoken[length++] = sound;
  }
  return spoken.subarray(0, length);
}

function firstLettersOf(spoken: Sounds): number {
  const sounds = metSounds();
  let letters = 0;
  for (const number of spoken) letters |= sounds[number]?.firstLetters ?? 0;
  return letters;
}

function grown<T extends Int32Array | Uint32Array | Uint16Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
