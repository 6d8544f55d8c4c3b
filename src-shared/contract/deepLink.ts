import type { NavigationTarget } from './calls.ts';

/** The scheme that the system opens Broadsheet for. */
export const deepLinkScheme = 'broadsheet';
/** What stands before `deepLinkPath` in a link that the system opens. */
export const deepLinkBase = `${deepLinkScheme}:/`;

const maximumIssueId = 200;
const maximumArticleId = 200;
const maximumAnnotationId = 100;

/**
 * `broadsheet://issue/<id>`, then `?article=<id>`, `?annotation=<id>` or `?start=…&end=…` (code points). Issue
 * ids that a URL would take for a folder (`.`, `..`) cannot be linked to; the library makes none.
 */
export function formatDeepLink(target: NavigationTarget): string {
  return deepLinkBase + deepLinkPath(target);
}

/** The same as path and query of an http address, for the browser host: `/issue/<id>?…`. */
export function deepLinkPath(target: NavigationTarget): string {
  const query: string[] = [];
  if (target.articleId !== null) query.push(`article=${encodeURIComponent(target.articleId)}`);
  if (target.annotationId !== null) query.push(`annotation=${encodeURIComponent(target.annotationId)}`);
  if (target.start !== null && target.end !== null) {
    query.push(`start=${target.start}`, `end=${target.end}`);
  }
  const path = `/issue/${encodeURIComponent(target.issueId)}`;
  return query.length === 0 ? path : `${path}?${query.join('&')}`;
}

/** Null for everything that is not exactly a deep link: links come from outside and are not trusted. */
export function parseDeepLink(link: string): NavigationTarget | null {
  const match = /^broadsheet:\/(\/issue\/.*)$/i.exec(link);
  return match?.[1] === undefined ? null : parseDeepLinkPath(match[1]);
}

/** Parses path and query of an http address, see `deepLinkPath`. */
export function parseDeepLinkPath(pathAndQuery: string): NavigationTarget | null {
  const match = /^\/issue\/([^/?#]+)\/?(?:\?([^#]*))?$/i.exec(pathAndQuery);
  const issueId = decode(match?.[1] ?? '');
  const parameters = parseQuery(match?.[2] ?? '');
  if (!issueId || issueId.length > maximumIssueId || parameters === null) return null;

  const articleId = parseId(parameters.get('article'), maximumArticleId);
  const annotationId = parseId(parameters.get('annotation'), maximumAnnotationId);
  if (articleId === undefined || annotationId === undefined) return null;

  const start = parseOffset(parameters.get('start'));
  const end = parseOffset(parameters.get('end'));
  if (start === undefined || end === undefined) return null;
  if ((start === null) !== (end === null)) return null;
  if (start !== null && end !== null && start > end) return null;
  return { issueId, articleId, annotationId, start, end };
}

/** Parameters it does not know are left for a later version; a known one given twice is refused. */
function parseQuery(query: string): Map<string, string> | null {
  const parameters = new Map<string, string>();
  for (const pair of query.split('&')) {
    if (pair === '') continue;
    const [rawName = '', ...rest] = pair.split('=');
    const name = decode(rawName);
    const value = decode(rest.join('='));
    if (name === null || value === null || parameters.has(name)) return null;
    parameters.set(name, value);
  }
  return parameters;
}

/** Null where it is absent, undefined where it is no id. */
function parseId(text: string | undefined, most: number): string | null | undefined {
  if (text === undefined) return null;
  return text === '' || text.length > most ? undefined : text;
}

/** Null where it is absent, undefined where it is no offset. */
function parseOffset(text: string | undefined): number | null | undefined {
  if (text === undefined) return null;
  if (!/^\d{1,15}$/.test(text)) return undefined;
  return Number(text);
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
