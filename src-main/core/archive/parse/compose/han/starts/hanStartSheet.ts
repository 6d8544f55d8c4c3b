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
  /** Printed lines, at most three. */
  readonly lines: number;
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
    lines: Math.min(3, passage?.lines.length ?? 1),
  };
}

/** A unit of so many characters is text; one of at most so many, and without an end, a head. */
const longUnit = 60;

function habitsOf(forms: readonly HanForm[], settings: readonly UnitSetting[]): SettingHabits {
  let [long, longIn, short, shortIn, isDeep, blank, later, blankShort, laterShort, shortThenBlank] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ];
  settings.forEach((setting, index) => {
    const form = forms[index];
    const isLong = (form?.length ?? 0) > longUnit;
    const isHead = form?.head ?? false;
    if (setting.indent === deep) isDeep++;
    else if (isLong) {
      long++;
      if (setting.indent === setIn) longIn++;
    } else if (isHead) {
      short++;
      if (setting.indent === setIn) shortIn++;
    }
    if (index === 0 || setting.border !== 0) return;
    later++;
    if (setting.blank) blank++;
    if (isHead) laterShort++;
    if (isHead && setting.blank) blankShort++;
    if (setting.blank && forms[index - 1]?.head) shortThenBlank++;
  });
  const share = blank / Math.max(1, later);
  return {
    indent: 3 * levelOf(longIn, long) + levelOf(shortIn, short),
    deep: isDeep > 0 ? 1 : 0,
    rules: settings.filter(({ border }) => border === ruleBorder).length > settings.length / 100,
    blank: blankHabit(share, blankShort / Math.max(1, laterShort), shortThenBlank / Math.max(1, laterShort)),
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
