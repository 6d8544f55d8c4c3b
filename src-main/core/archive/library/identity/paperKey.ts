import type { Issue } from '#shared/model/issue.ts';

/** Numbers that libraries give to papers, as they stand in paths. */
const inPaths: readonly (readonly [scheme: string, pattern: RegExp])[] = [
  // Library of Congress: `sn83030272`, or ten digits where an edition or a day follows.
  ['lccn', /(?<![\p{L}\d])((?:s[cfnv]|ca|ms|mm|nu[cm]?)\d{8})(?![\p{L}\d])/iu],
  ['lccn', /(?<![\p{L}\d])((?:19|20)\d{8})(?=[/_-](?:ed-\d|\d{4}-\d{2}-\d{2}\/ed-))/iu],
  // The periodical's own record in France; other arks are of single issues.
  ['ark', /ark[:_]\/?(\d{5}[/_]cb[a-z\d]+)/iu],
  ['zdb', /(?<![\p{L}\d])zdb(?:-?id)?[\s_:=-]?(\d{5,9}-?[\dx])(?![\p{L}\d])/iu],
  // A record's number right before the day: `0002647_18240217`, `SNP27974534-18950114`.
  [
    'record',
    /(?<![\p{L}\d])([a-z]{0,4}\d{5,10}x?)[_-](?:1[5-9]|20)\d{2}[-_]?(?:0[1-9]|1[0-2])[-_]?(?:0[1-9]|[12]\d|3[01])(?!\d)/iu,
  ],
];
const issn = /\bISSN[\s:：]*(\d{4})[-–—]?(\d{3}[\dX])(?![\p{L}\d])/iu;
const chinese = /\bCN\s?(\d{2})\s?[-–—]\s?(\d{4})(?!\d)/u;

/**
 * The number by which libraries know an issue's paper, with the name of its scheme: `lccn:sn83030272`, `issn:0317-8471`,
 * `cn:33-0113`. It is the same whatever the title reads like. Null where neither imprint nor path gives one.
 */
export function paperKeyOf({
  source,
  masthead,
  imprint,
}: Pick<Issue, 'source' | 'masthead' | 'imprint'>): string | null {
  const printed = [...imprint.parts, ...masthead.parts].map(({ text }) => text.normalize('NFKC'));
  for (const text of printed) {
    const international = issn.exec(text);
    if (international && isSound(`${international[1]}${international[2]}`)) {
      return `issn:${international[1]}-${international[2]?.toUpperCase()}`;
    }
  }
  for (const text of printed) {
    const national = chinese.exec(text);
    if (national) return `cn:${national[1]}-${national[2]}`;
  }
  return keyInPath(source.path);
}

/** The number that a path gives; null where it gives none. */
export function keyInPath(path: string): string | null {
  for (const [scheme, pattern] of inPaths) {
    const found = pattern.exec(path)?.[1];
    if (found !== undefined) return `${scheme}:${found.toLowerCase().replace('_', '/')}`;
  }
  return null;
}

/** Whether the last digit of an ISSN is the one that the others ask for. */
function isSound(digits: string): boolean {
  const sum = [...digits.slice(0, 7)].reduce((total, digit, at) => total + Number(digit) * (8 - at), 0);
  const check = (11 - (sum % 11)) % 11;
  return digits.at(7)?.toUpperCase() === (check === 10 ? 'X' : String(check));
}
