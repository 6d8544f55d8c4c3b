import type { ColumnStrip } from '../columns/strips.ts';
import type { Measures } from '../page/measures.ts';
import { around, depthOf, flip, median, type Rect, widthOf } from '../page/rect.ts';
import type { PageSheet, SheetRule } from '../page/sheet.ts';
import type { Head } from './heads.ts';
import { type HeadReach, type HeadStyle, misplaced, reachOf, standsOver } from './reach.ts';
import { shareOut } from './share.ts';

/** What stands between headlines and columns: all lines, pictures and frames of a page. */
export interface PageField {
  readonly sheet: PageSheet;
  readonly heads: readonly Head[];
  readonly strips: readonly ColumnStrip[];
  readonly measures: Measures;
}

/** Which headline (by its index) stands over each strip, −1 for none; and which headlines are parts of another. */
export interface Owners {
  readonly owners: readonly number[];
  readonly torn: readonly (readonly [first: number, other: number])[];
}

/**
 * For each strip the index of the headline that stands directly over it, −1 where none does. Columns that two
 * headlines beside each other could claim are shared out by the places of the headlines over them.
 */
export function ownersFromAbove(field: PageField, heads: readonly number[], isFlipped: boolean): Owners {
  const { sheet, strips, measures } = field;
  const turn = isFlipped ? flip : (rect: Rect) => rect;
  const things = [
    ...field.heads.map(({ rect }) => rect),
    ...strips.map(({ rect }) => rect),
    ...sheet.frames,
    ...sheet.pictures,
  ];
  if (things.length === 0) return { owners: [], torn: [] };
  const rulesOf = (isAlong: boolean) =>
    sheet.rules.filter((rule: SheetRule) => rule.isAlong === isAlong).map(({ rect }) => turn(rect));
  const rest: Omit<HeadReach, 'things'> = {
    along: rulesOf(!isFlipped),
    across: rulesOf(isFlipped),
    bounds: turn(around(things)),
    measures,
  };
  const own = heads.map((index) => {
    const head = field.heads[index] as Head;
    return { ...head, rect: turn(head.rect) };
  });
  const headRects = new Set(heads.map((index) => (field.heads[index] as Head).rect));
  const rects = strips.map(({ rect }) => turn(rect));
  const both = own.map((head, at) => {
    const surroundings = { ...rest, things: things.filter((thing) => !headRects.has(thing)).map(turn) };
    const others = things
      .map((thing, index) => ({ thing, turned: turn(thing), index }))
      .filter(({ thing }) => thing !== field.heads[heads[at] as number]?.rect);
    const strictly = strips.map((strip, index) => {
      const left = {
        ...rest,
        things: others.filter(({ thing }) => thing !== strip.rect).map(({ turned }) => turned),
      };
      return (reach: Rect) => standsOver(head, reach, rects[index] as Rect, left);
    });
    const within = (across: readonly Rect[]) => {
      const reach = reachOf(head, { ...surroundings, across });
      return strictly.map((stands) => stands(reach));
    };
    return { ruled: within(rest.across), free: sheet.isLatin ? null : within([]) };
  });
  const style = styleOf(
    own,
    rects,
    soleOwners(
      rects.length,
      both.map(({ ruled }) => ruled),
    ),
  );
  const may = both.map(({ ruled, free }, at) =>
    free ? betterPlaced((own[at] as Head).rect, rects, ruled, free, style) : ruled,
  );
  const { owners, torn } = settle(own, rects, may, rest.across, measures, isFlipped);
  const whole = (at: number) => heads[at] as number;
  return {
    owners: owners.map((at) => (at < 0 ? -1 : whole(at))),
    torn: torn.map(([first, other]) => [whole(first), whole(other)]),
  };
}

/** Column widths by which a headline must stand better without a rule for the rule to be taken for a mistake. */
const betterBy = 0.25;

/**
 * A rule between columns is sometimes seen to run on into the headline above. Where the headline stands in the middle
 * (or at the beginning) of the columns on both sides of such a rule, and not of those on one, they are all its own.
 */
function betterPlaced(
  head: Rect,
  rects: readonly Rect[],
  ruled: readonly boolean[],
  free: readonly boolean[],
  style: HeadStyle | null,
): readonly boolean[] {
  const off = (may: readonly boolean[]) => {
    const own = rects.filter((_, index) => may[index]);
    if (own.length === 0) return Number.POSITIVE_INFINITY;
    const [whole, column] = [around(own), median(own.map(widthOf))];
    return misplaced(head, whole, column, style ?? 'centred');
  };
  if (free.every((may, index) => may === ruled[index])) return ruled;
  return off(free) < off(ruled) - betterBy ? free : ruled;
}

function settle(
  heads: readonly Head[],
  strips: readonly Rect[],
  may: readonly (readonly boolean[])[],
  across: readonly Rect[],
  measures: Measures,
  isOfAnyWidth: boolean,
): Owners {
  const torn: [number, number][] = [];
  const owners = soleOwners(strips.length, may);
  const contests = contestsOf(heads.length, strips.length, may);
  const style = styleOf(heads, strips, owners);
  for (const contest of contests) {
    const own = contest.heads.map((head) => heads[head] as Head);
    const rects = contest.strips.map((strip) => strips[strip] as Rect);
    const allows = (head: number, strip: number) =>
      may[contest.heads[head] as number]?.[contest.strips[strip] as number] === true;
    const shared = shareOut({ heads: own, strips: rects, allows }, { style, measures, across, isOfAnyWidth });
    for (const strip of contest.strips) owners[strip] = -1;
    for (const share of shared) {
      const [first, ...others] = share.heads.map((head) => contest.heads[head] as number);
      if (first === undefined) continue;
      for (const strip of share.strips) owners[contest.strips[strip] as number] = first;
      for (const other of others) torn.push([first, other]);
    }
  }
  return { owners, torn };
}

/** For each strip the only headline that may stand over it, −1 where none may, −2 where several may. */
const soleOwners = (strips: number, may: readonly (readonly boolean[])[]): number[] =>
  Array.from({ length: strips }, (_, strip) => {
    const able = may.map((_, head) => head).filter((head) => may[head]?.[strip]);
    return able.length === 1 ? (able[0] as number) : able.length === 0 ? -1 : -2;
  });

/** Headlines that could each stand over a strip of another, with all strips they could stand over. */
function contestsOf(heads: number, strips: number, may: readonly (readonly boolean[])[]) {
  const found: { heads: number[]; strips: number[] }[] = [];
  for (let head = 0; head < heads; head++) {
    const own = Array.from({ length: strips }, (_, strip) => strip).filter((strip) => may[head]?.[strip]);
    const touching = found.filter((group) => group.strips.some((strip) => own.includes(strip)));
    const merged = {
      heads: [head, ...touching.flatMap((group) => group.heads)],
      strips: [...new Set([...own, ...touching.flatMap((group) => group.strips)])],
    };
    for (const group of touching) found.splice(found.indexOf(group), 1);
    if (own.length > 0) found.push(merged);
  }
  return found.filter((group) => group.heads.length > 1);
}

/** How the headlines that stand alone over several columns are set; null where none tells. */
function styleOf(
  heads: readonly Head[],
  strips: readonly Rect[],
  owners: readonly number[],
): HeadStyle | null {
  let lead = 0;
  heads.forEach((head, at) => {
    const own = strips.filter((_, strip) => owners[strip] === at);
    if (own.length === 0) return;
    const whole = around(own);
    if (widthOf(head.rect) > widthOf(whole) * 0.9 || depthOf(whole) === 0) return;
    const column = widthOf(whole) / own.length;
    lead +=
      Math.min(0.5, misplaced(head.rect, whole, column, 'flush')) -
      Math.min(0.5, misplaced(head.rect, whole, column, 'centred'));
  });
  if (Math.abs(lead) < 0.2) return null;
  return lead < 0 ? 'flush' : 'centred';
}
