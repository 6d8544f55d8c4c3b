import type { HanPassage } from '../../lines/passages.ts';
import { isSloganForm } from '../heads/hanHeads.ts';
import { type HanForm, hanForms } from './hanForms.ts';
import { unitsOf } from './hanUnits.ts';

/** What stands between a unit and the one before, as a place in `borders`. */
export const borders = ['none', 'furniture', 'rule', 'page', 'start'] as const;

const ruleBorder = borders.indexOf('rule');

/** Where a unit stands on its line, as a place in `indents`: at the edge, set in like a paragraph, farther in. */
export const indents = ['flush', 'in', 'deep'] as const;
const flush = 0;
const setIn = 1;
const deep = 2;

/** How a unit is set: what the empty space around it says. */
export interface UnitSetting {
  readonly indent: number;
  /** An empty line stands before it. */
  readonly blank: boolean;
  readonly border: number;
}

/** What empty space means in a file: the habits of whoever typed it, each a small number. */
export interface SettingHabits {
  /** How long lines are set in: hardly ever, some, nearly all; times three, and short ones likewise. */
  readonly indent: number;
  /** Whether anything stands deep. */
  readonly deep: number;
  /** Before which lines empty ones stand: none, some by no rule, before short ones, around them, nearly all. */
  readonly blank: number;
  /** Rules stand between articles. */
  readonly rules: boolean;
}
export const indentHabits = 9;
export const blankHabits = 5;

/** The units of a text as the model of article starts sees them. */
export interface StartSheet {
  /** Index of each unit's first passage. */
  readonly firsts: readonly number[];
  readonly texts: readonly string[];
  readonly forms: readonly HanForm[];
  readonly settings: readonly UnitSetting[];
  readonly habits: SettingHabits;
}

/** A page or a rule parts the passage from the one before. */
export const isSeparated = (passage: HanPassage | undefined): boolean =>
  passage?.boundary === 'page' || passage?.boundary === 'rule';

/**
 * Puts the parts of torn paragraphs together and looks at how each unit is set. Slogans between the articles are
 * left out: what stands before and after them is what counts.
 */
export function toStartSheet(passages: readonly HanPassage[]): StartSheet {
  const places = [...passages.keys()].filter((index) => !isSloganForm(passages[index]?.text ?? ''));
  const units = unitsOf(
    places.map((place) => passages[place]?.text ?? ''),
    (index) => isSeparated(passages[places[index] ?? 0]),
  ).map(({ first, text }) => ({ first: places[first] ?? 0, text }));
  const texts = units.map(({ text }) => text);
  const forms = hanForms(texts);
  const settings = units.map(({ first }) => settingOf(passages[first]));
  return {
    firsts: units.map(({ first }) => first),
    texts,
    forms,
    settings,
    habits: habitsOf(forms, settings),
  };
}

/** In half ems; a paragraph is set in by at most four characters. */
const leastIndent = 2;
const deepIndent = 9;

function settingOf(passage: HanPassage | undefined): UnitSetting {
  const indent = passage?.indent ?? 0;
  const boundary = passage?.boundary ?? 'none';
  return {
    indent: indent < leastIndent ? flush : indent < deepIndent ? setIn : deep,
    blank: (passage?.lines[0]?.blankLines ?? 0) > 0,
    border: boundary === 'blank' ? 0 : borders.indexOf(boundary),
  };
}

/** A unit of so many characters is text; one of at most so many, and without an end, a head. */
const longUnit = 60;

function habitsOf(forms: readonly HanForm[], settings: readonly UnitSetting[]): SettingHabits {
  const units = settings.map((setting, index) => ({
    ...setting,
    isLong: (forms[index]?.length ?? 0) > longUnit,
    isHead: forms[index]?.head ?? false,
    isAfterHead: forms[index - 1]?.head ?? false,
  }));
  const count = (from: typeof units, is: (unit: (typeof units)[number]) => boolean) => from.filter(is).length;
  const atEdge = units.filter(({ indent }) => indent !== deep);
  const long = atEdge.filter(({ isLong }) => isLong);
  const short = atEdge.filter(({ isLong, isHead }) => isHead && !isLong);
  const isSetIn = ({ indent }: UnitSetting) => indent === setIn;
  const inside = units.filter(({ border }, index) => index > 0 && border === 0);
  const blank = inside.filter((unit) => unit.blank);
  const heads = Math.max(
    1,
    count(inside, ({ isHead }) => isHead),
  );
  return {
    indent: 3 * levelOf(count(long, isSetIn), long.length) + levelOf(count(short, isSetIn), short.length),
    deep: atEdge.length < units.length ? 1 : 0,
    rules: count(units, ({ border }) => border === ruleBorder) > units.length / 100,
    blank: blankHabit(
      blank.length / Math.max(1, inside.length),
      count(blank, ({ isHead }) => isHead) / heads,
      count(blank, ({ isAfterHead }) => isAfterHead) / heads,
    ),
  };
}

const levelOf = (part: number, all: number): number =>
  all === 0 || part < 0.08 * all ? 0 : part < 0.8 * all ? 1 : 2;

function blankHabit(share: number, beforeShort: number, afterShort: number): number {
  if (share < 0.01) return 0;
  if (share > 0.85) return 4;
  if (beforeShort < 1.4 * share) return 1;
  return afterShort < 1.4 * share ? 2 : 3;
}
