import { dropReasonOf, roleOf } from '../pages/roles.ts';
import type { MetsDivision } from './metsFile.ts';

/** Divisions that only hold others together. */
export const containers: ReadonlySet<string> = new Set([
  '',
  'newspaper',
  'npissue',
  'periodical',
  'serial',
  'multivolumework',
  'volume',
  'year',
  'month',
  'day',
  'issue',
  'newspaperissue',
  'edition',
  'supplement',
  'completeobject',
  'content',
  'contentsection',
  'main',
  'physsequence',
]);

export const titleSections: ReadonlySet<string> = new Set([
  'titlesection',
  'masthead',
  'frontpage',
  'titlepage',
]);
export const sections: ReadonlySet<string> = new Set(['section', 'rubric', 'column', 'contentunit']);
/** Divisions that are nothing but a picture. */
export const pictures: ReadonlySet<string> = new Set([
  'image',
  'graphic',
  'picture',
  'photo',
  'illustration',
  'imagearea',
]);
/** Divisions whose text blocks are each a paragraph of their own. */
export const bodies: ReadonlySet<string> = new Set([
  'body',
  'bodycontent',
  'text',
  'textblock',
  'table',
  'list',
  'pagearea',
  'aside',
  'illustratedtext',
]);
export const pageTypes: ReadonlySet<string> = new Set(['page', 'nppage', 'physpage', 'recto', 'verso']);

export const isAdvertisement = (type: string): boolean => /^(?:ad|ads|adv|advert.*)$/u.test(type);

/** Whether a division is a unit of the paper: an article, an advertisement, or of a type that says nothing else. */
export function isUnit({ type }: MetsDivision): boolean {
  return (
    !containers.has(type) &&
    !titleSections.has(type) &&
    !sections.has(type) &&
    !pictures.has(type) &&
    !pageTypes.has(type) &&
    !bodies.has(type) &&
    dropReasonOf(type) === null &&
    (isAdvertisement(type) || roleOf(type) === null)
  );
}

/** Types of units that a paper has inside others. */
const innerUnits = /^(?:article|item|story|poem|obituary|notice|deathnotice|weather)$/u;

/**
 * Whether a division inside the body of a unit is a unit of its own. There a type that nobody knows is a part of the
 * text (`INSIDEHEADING`), or it would tear the article apart.
 */
export const isInnerUnit = (division: MetsDivision): boolean =>
  isUnit(division) && (innerUnits.test(division.type) || isAdvertisement(division.type));

export function containsUnit(division: MetsDivision): boolean {
  return isUnit(division) || sections.has(division.type) || division.children.some(containsUnit);
}
