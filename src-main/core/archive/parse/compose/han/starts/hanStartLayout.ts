import type { Evidence } from './hanEvidence.ts';
import { kindCount, kindName, kindNumber, startKinds as kinds } from './hanStartEvidence.ts';
import { blankHabits, borders, indentHabits, indents, type StartSheet } from './hanStartSheet.ts';

const indentCount = indents.length + 1;
const indentName = (indent: number) => indents[indent] ?? 'edge';
const borderCount = borders.length + 1;
const borderName = (border: number) => borders[border] ?? 'edge';
const blankName = (blank: number) => ['no', 'yes', 'edge'][blank];
const names = (name: string, a: string, b: string) => (x: number, y: number, z: number) =>
  `${name}=${indentName(x)}&${a}=${y}&${b}=${kindName(z)}`;

const layout = {
  indent: kinds.add((own, habit) => `indent=${indentName(own)}&habit=${habit}`, indentCount, indentHabits),
  indentKind: kinds.add(names('indent', 'habit', 'kind'), indentCount, indentHabits, kindCount),
  indentBefore: kinds.add(names('indentBefore', 'habit', 'kind'), indentCount, indentHabits, kindCount),
  indentAfter: kinds.add(names('indentAfter', 'habit', 'kind'), indentCount, indentHabits, kindCount),
  indentsAround: kinds.add(
    (before, own, after) => `indents=${indentName(before)},${indentName(own)},${indentName(after)}`,
    indentCount,
    indentCount,
    indentCount,
  ),
  blank: kinds.add((own, habit) => `blank=${blankName(own)}&blanks=${habit}`, 3, blankHabits),
  blankKind: kinds.add(
    (own, habit, kind) => `blank=${blankName(own)}&blanks=${habit}&kind=${kindName(kind)}`,
    3,
    blankHabits,
    kindCount,
  ),
  blankAfter: kinds.add(
    (after, habit, kind) => `blankAfter=${blankName(after)}&blanks=${habit}&kind=${kindName(kind)}`,
    3,
    blankHabits,
    kindCount,
  ),
  blanksAround: kinds.add(
    (own, after, habit) => `blank=${blankName(own)}&blankAfter=${blankName(after)}&blanks=${habit}`,
    3,
    3,
    blankHabits,
  ),
  border: kinds.add((own) => `border=${borderName(own)}`, borderCount),
  borderKind: kinds.add(
    (own, kind) => `border=${borderName(own)}&kind=${kindName(kind)}`,
    borderCount,
    kindCount,
  ),
  borderAfter: kinds.add(
    (after, kind) => `borderAfter=${borderName(after)}&kind=${kindName(kind)}`,
    borderCount,
    kindCount,
  ),
  rules: kinds.add(
    (own, kind) => `rules&border=${borderName(own)}&kind=${kindName(kind)}`,
    borderCount,
    kindCount,
  ),
};

/** What the empty space around a line says, beside what it means elsewhere in the same file. */
export function startLayout(sheet: StartSheet, index: number, add: Evidence): void {
  const { settings, forms, habits } = sheet;
  const own = settings[index];
  if (!own) return;
  const kind = kindNumber(forms[index]);
  const before = settings[index - 1];
  const after = settings[index + 1];
  if (habits.indent > 0 || habits.deep > 0) {
    add(layout.indent, own.indent, habits.indent);
    add(layout.indentKind, own.indent, habits.indent, kind);
    add(layout.indentBefore, before?.indent ?? indents.length, habits.indent, kind);
    add(layout.indentAfter, after?.indent ?? indents.length, habits.indent, kind);
    add(layout.indentsAround, before?.indent ?? indents.length, own.indent, after?.indent ?? indents.length);
  }
  if (habits.blank > 0 && habits.blank < blankHabits - 1) {
    const blank = own.blank ? 1 : 0;
    const blankAfter = after ? (after.blank ? 1 : 0) : 2;
    add(layout.blank, blank, habits.blank);
    add(layout.blankKind, blank, habits.blank, kind);
    add(layout.blankAfter, blankAfter, habits.blank, kind);
    add(layout.blanksAround, blank, blankAfter, habits.blank);
  }
  if (own.border > 0) {
    add(layout.border, own.border);
    add(layout.borderKind, own.border, kind);
  }
  if (after && after.border > 0) add(layout.borderAfter, after.border, kind);
  if (habits.rules) add(layout.rules, own.border, kind);
}
