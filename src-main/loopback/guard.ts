import type { Gate, Visitor } from './gate.ts';

/** What the guard looks at in a request. Header values as received. */
export interface RequestFacts {
  readonly method: string;
  /** The request target: path and query. */
  readonly target: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly cookie: string | undefined;
  /** The request asks to become a WebSocket. */
  readonly upgrade: boolean;
}

export interface GuardOptions {
  readonly scheme: 'http' | 'https';
  /** The names and addresses that the server goes by, each with its port, in small letters. */
  readonly authorities: readonly string[];
  readonly gate: Pick<Gate, 'path' | 'visitor'>;
}

/** Where somebody asks to be let in, by POST. */
export const entrance = '/enter';

export type Verdict =
  /** A file of the app's own pages, which hold nothing of anybody. */
  | { readonly kind: 'pages' }
  /** Somebody asks to be let in. */
  | { readonly kind: 'enter' }
  /** A visitor's request; `target` is what they ask for, without the gate's path. */
  | { readonly kind: 'visit'; readonly visitor: Visitor; readonly target: string }
  | { readonly kind: 'refuse'; readonly status: 400 | 401 | 403 | 405; readonly sentence: string };

const refuse = (status: 400 | 401 | 403 | 405, sentence: string): Verdict => ({
  kind: 'refuse',
  status,
  sentence,
});

/**
 * Decides whether a request may reach the application. Any page in any browser that reaches this server can send
 * requests here; the app's own pages are nobody's secret, everything else is answered only to visitors of the gate.
 * The Host check keeps names that were rebound to this address out, the Origin check other pages that ride on the cookie.
 */
export function judge(request: RequestFacts, { scheme, authorities, gate }: GuardOptions): Verdict {
  if (!authorities.includes(request.host?.toLowerCase() ?? '')) {
    return refuse(403, 'This server answers only to its own address; open the address it printed.');
  }
  if (request.origin !== undefined && !isOwnOrigin(request.origin, scheme, authorities)) {
    return refuse(403, 'Another page may not use this server.');
  }
  const { method, target } = request;
  // `//host` would be another server's.
  if (!/^\/(?![/\\])[\x21-\x7e]*$/.test(target)) return refuse(400, 'This is not an address of this server.');
  const inside = target.startsWith(`${gate.path}/`) ? target.slice(gate.path.length) : null;
  const reads = method === 'GET' || method === 'HEAD';
  const enters = method === 'POST' && target === entrance && !request.upgrade;
  const uploads = method === 'PUT' && inside?.startsWith('/upload/') === true;
  if (!reads && !enters && !uploads) return refuse(405, 'This server only answers GET and HEAD.');
  // Browsers always state the origin of a WebSocket, of a POST and of a PUT; what states none is no page of ours.
  if ((request.upgrade || !reads) && request.origin === undefined) {
    return refuse(403, 'A connection must state its origin.');
  }
  if (enters) return { kind: 'enter' };
  if (inside === null) {
    return request.upgrade ? refuse(401, notInside) : { kind: 'pages' };
  }
  for (const secret of secretsIn(request.cookie ?? '')) {
    const visitor = gate.visitor(secret);
    if (visitor?.mayChange === false && uploads) {
      return refuse(403, 'This device may read, and change nothing.');
    }
    if (visitor) return { kind: 'visit', visitor, target: inside };
  }
  return refuse(401, notInside);
}

const notInside =
  'This browser was not let in: open the address that Broadsheet printed, or press Enter where it runs for another.';

const cookieName = 'broadsheet';

/** The cookie that lets a browser in from now on; `isSecure` where it must never travel in the open. */
export function cookieFor(
  gatePath: string,
  secret: string,
  isSecure: boolean,
  lifetime: number | null,
): string {
  const attributes = [
    `${cookieName}=${secret}`,
    `Path=${gatePath}/`,
    'HttpOnly',
    'SameSite=Strict',
    ...(isSecure ? ['Secure'] : []),
    ...(lifetime === null ? [] : [`Max-Age=${lifetime}`]),
  ];
  return attributes.join('; ');
}

function isOwnOrigin(origin: string, scheme: string, authorities: readonly string[]): boolean {
  return authorities.some((authority) => origin.toLowerCase() === `${scheme}://${authority}`);
}

/** Another server of the same computer may have set a cookie of our name for a wider path: all are looked at. */
function secretsIn(header: string): string[] {
  return header
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(`${cookieName}=`))
    .map((part) => part.slice(cookieName.length + 1));
}
