import type { DropReason } from '#shared/model/issue.ts';
import type { PagePassage } from '../pages/assemble.ts';
import type { PageText, TakenLines } from '../pages/pageText.ts';
import { dropReasonOf, roleOf } from '../pages/roles.ts';
import type { BlockRole } from '../reader.ts';
import {
  bodies,
  containers,
  containsUnit,
  isAdvertisement,
  isInnerUnit,
  isUnit,
  pageTypes,
  pictures,
  sections,
  titleSections,
} from './divisionTypes.ts';
import { type Area, isPart, type Mets, type MetsDivision } from './metsFile.ts';

/** Roles of what stands around the articles. */
const furniture: ReadonlySet<BlockRole> = new Set(['masthead', 'imprint', 'pageHeading', 'notice']);

/** Text that is no unit by itself where it stands outside of all. */
const looseText: ReadonlySet<string> = new Set(['paragraph', 'text', 'textblock']);

/** Passages of one unit of the map, in its order. */
export type PassageGroup = readonly PagePassage[];

/** The root of the map that parts the issue into articles; null where the METS has none (NDNP, page turners). */
export function logicalRoot(mets: Mets): MetsDivision | null {
  let best: MetsDivision | null = null;
  let most = 0;
  for (const { root } of mets.maps) {
    const units = countUnits(root, mets);
    if (units > most) {
      best = root;
      most = units;
    }
  }
  return best;
}

/** Units that say which words are theirs, by areas of their own or by links to areas of pages. */
function countUnits(division: MetsDivision, mets: Mets): number {
  const own = isUnit(division) && areasOf(division, mets).some(({ area }) => isPart(area)) ? 1 : 0;
  return division.children.reduce((count, child) => count + countUnits(child, mets), own);
}

interface LabelledArea {
  readonly area: Area;
  /** What the page's own map calls the area (`Headline`). */
  readonly label: string | null;
  /** Areas with the same key belong to one part: one paragraph, one heading. */
  readonly part: string;
}

/** The areas of a division itself: its own and those of the page areas it is linked to. */
function ownAreas(
  division: MetsDivision,
  mets: Mets,
  pageAreas: ReadonlyMap<string, MetsDivision>,
): LabelledArea[] {
  const linked = (mets.links.get(division.id) ?? []).flatMap((id) => pageAreas.get(id) ?? []);
  return [
    ...division.areas.map((area) => ({ area, label: null, part: division.id })),
    ...linked.flatMap(({ areas, label, id }) => areas.map((area) => ({ area, label, part: id }))),
  ];
}

/** Every area of a division and of those below it. */
function areasOf(division: MetsDivision, mets: Mets): LabelledArea[] {
  const pageAreas = pageAreasOf(mets);
  const walk = (one: MetsDivision): LabelledArea[] => [
    ...ownAreas(one, mets, pageAreas),
    ...one.children.flatMap(walk),
  ];
  return walk(division);
}

const knownPageAreas = new WeakMap<Mets, ReadonlyMap<string, MetsDivision>>();

/** Divisions below a page that stand for a part of it. */
function pageAreasOf(mets: Mets): ReadonlyMap<string, MetsDivision> {
  const known = knownPageAreas.get(mets);
  if (known) return known;
  const found = new Map<string, MetsDivision>();
  const walk = (division: MetsDivision, isInPage: boolean): void => {
    if (isInPage && division.areas.some(isPart)) found.set(division.id, division);
    for (const child of division.children) walk(child, isInPage || pageTypes.has(division.type));
  };
  for (const { root } of mets.maps) walk(root, false);
  knownPageAreas.set(mets, found);
  return found;
}

/** What the divisions around a part say of it. */
interface Context {
  readonly role: BlockRole | null;
  readonly article: string | null;
  readonly isAdvertisement: boolean;
  readonly isInBody: boolean;
  /** Areas of one part go on with each other. */
  readonly part: string | null;
  readonly furniture: DropReason | null;
}

const outside: Context = {
  role: null,
  article: null,
  isAdvertisement: false,
  isInBody: false,
  part: null,
  furniture: null,
};

/**
 * Reads the passages of an issue off its logical map, in the order of the map: title sections, sections with
 * their headings, articles with heading, overline, author and body, advertisements, captions. Pages are
 * asked by the ids of their files.
 */
export function passagesOfMap(
  root: MetsDivision,
  mets: Mets,
  pageOf: (fileId: string) => PageText | null,
): PassageGroup[] {
  const walk = new MapWalk(mets, pageOf);
  walk.visit(root, outside);
  return walk.groups;
}

class MapWalk {
  readonly groups: PagePassage[][] = [];
  private readonly mets: Mets;
  private readonly pageOf: (fileId: string) => PageText | null;
  private readonly pageAreas: ReadonlyMap<string, MetsDivision>;
  /** Units whose running text has begun, so that a later heading stands inside it. */
  private readonly begun = new Set<string>();
  private lastPart: string | null = null;

  constructor(mets: Mets, pageOf: (fileId: string) => PageText | null) {
    this.mets = mets;
    this.pageOf = pageOf;
    this.pageAreas = pageAreasOf(mets);
  }

  visit(division: MetsDivision, context: Context): void {
    const { type } = division;
    if (containers.has(type)) this.descend(division, context);
    else if (titleSections.has(type)) this.group(division, { ...outside, role: 'masthead' });
    else if (sections.has(type)) this.visitSection(division);
    else if (context.isInBody ? isInnerUnit(division) : isUnit(division)) this.visitUnit(division, context);
    else if (context.article === null && context.role === null) this.visitLoosePart(division, context);
    else this.descend(division, this.partContext(division, context));
  }

  private group(division: MetsDivision, context: Context): void {
    this.groups.push([]);
    this.descend(division, context);
  }

  private visitUnit(division: MetsDivision, context: Context): void {
    const article = division.id;
    this.group(division, {
      role: pictures.has(division.type) ? 'caption' : roleOf(division.type),
      article,
      isAdvertisement: isAdvertisement(division.type) || context.isAdvertisement,
      isInBody: false,
      part: null,
      furniture: dropReasonOf(division.type),
    });
    // What follows in the unit around belongs to a group of its own, behind this one.
    if (context.article !== null) this.groups.push([]);
  }

  /**
   * A part outside any unit: a heading stands over what follows, a paragraph is in no article (a running head, a
   * date), anything else is a unit of its own.
   */
  private visitLoosePart(division: MetsDivision, context: Context): void {
    if (roleOf(division.type) === 'headline') {
      this.group(division, { ...outside, role: 'pageHeading', part: division.id });
    } else if (looseText.has(division.type)) this.group(division, { ...outside, role: 'notice' });
    else this.visitUnit(division, context);
  }

  /**
   * A section's heading stands over its articles, and text of its own between them is in none. A section
   * without articles is one itself.
   */
  private visitSection(section: MetsDivision): void {
    if (!section.children.some(containsUnit)) {
      this.visitUnit(section, outside);
      return;
    }
    this.groups.push([]);
    this.addAreas(section, outside);
    for (const child of section.children) {
      if (roleOf(child.type) === 'headline' || containsUnit(child)) this.visit(child, outside);
      else this.group(child, { ...outside, role: 'notice', part: null });
    }
  }

  private descend(division: MetsDivision, context: Context): void {
    this.addAreas(division, context);
    for (const child of division.children) this.visit(child, context);
  }

  private partContext(division: MetsDivision, context: Context): Context {
    const { type } = division;
    const stated = roleOf(type);
    const isBody = type === 'body' || type === 'bodycontent';
    const role = pictures.has(type) ? 'caption' : this.roleIn(stated, context);
    const isPart = !bodies.has(type) && type !== 'heading' && stated !== null;
    return {
      ...context,
      role,
      isInBody: context.isInBody || isBody,
      furniture: context.furniture ?? dropReasonOf(type),
      part: context.part ?? (isPart ? division.id : null),
    };
  }

  /** What stands around a part has the last word where it is more particular. */
  private roleIn(stated: BlockRole | null, { role, isInBody }: Context): BlockRole | null {
    if (role === 'masthead') return stated === 'imprint' ? 'imprint' : 'masthead';
    if (role === 'pageHeading') return 'pageHeading';
    if (role === 'caption') return 'caption';
    if (stated === 'headline' && isInBody) return 'subhead';
    if (stated === 'paragraph' && role !== null) return role;
    return stated ?? role;
  }

  private addAreas(division: MetsDivision, context: Context): void {
    for (const { area, label, part } of ownAreas(division, this.mets, this.pageAreas)) {
      const page = isPart(area) ? this.pageOf(area.fileId) : null;
      if (!page) continue;
      const stated = label === null ? null : roleOf(label);
      const role = this.roleIn(stated, context);
      // Blocks of one heading are one heading; blocks of a body are paragraphs of their own.
      const isWhole = role !== null && role !== 'paragraph' && role !== 'masthead';
      const key = context.part ?? (isWhole ? part : null);
      for (const taken of takeArea(page, area)) this.add(page, taken, { ...context, role, part: key });
    }
  }

  private add(page: PageText, { lines }: TakenLines, context: Context): void {
    const { article, part } = context;
    const continues = part !== null && part === this.lastPart;
    const passage: PagePassage = {
      page: page.page,
      lines,
      role: this.finalRole(context),
      isParagraph: true,
      ...(article === null ? {} : { article }),
      ...(continues ? { continues } : {}),
      ...(context.furniture === null ? {} : { furniture: context.furniture }),
    };
    this.lastPart = part;
    if (article !== null && passage.role === 'paragraph') this.begun.add(article);
    const group = this.groups.at(-1);
    if (group) group.push(passage);
    else this.groups.push([passage]);
  }

  private finalRole({ role, article, isAdvertisement: isAdvert }: Context): BlockRole {
    if (isAdvert) return 'advertisement';
    if (article === null) return role !== null && furniture.has(role) ? role : 'notice';
    if (role === 'headline' && this.begun.has(article)) return 'subhead';
    return role ?? 'paragraph';
  }
}

function takeArea(page: PageText, { begin, end, shape }: Area): readonly TakenLines[] {
  if (begin !== null) return page.take(begin, end);
  return shape === null ? [] : page.takeShape(shape);
}
