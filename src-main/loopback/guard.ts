import { timingSafeEqual } from 'node:crypto';

/** What the guard looks at in a request. Header values as received. */
export interface RequestFacts {
  readonly method: string;
  /** The request target: path and query. */
  readonly target: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly cookie: string | undefined;
  readonly authorization: string | undefined;
  /** The request asks to become a WebSocket. */
  readonly upgrade: boolean;
}

export interface GuardOptions {
  readonly token: string;
  readonly port: number;
}

export type Verdict =
  | { readonly kind: 'pass' }
  /** The first visit: the token goes into a cookie and out of the address. */
  | { readonly kind: 'welcome'; readonly location: string; readonly setCookie: string }
  | { readonly kind: 'refuse'; readonly status: 400 | 401 | 403 | 405; readonly sentence: string };

const refuse = (status: 400 | 401 | 403 | 405, sentence: string): Verdict => ({
  kind: 'refuse',
  status,
  sentence,
});

/**
 * Decides whether a request may reach the application. Any page in any browser on this machine can send
 * requests here; only one that was given the token may be answered. The Host check keeps names that were
 * rebound to 127.0.0.1 out, the Origin check other pages that ride on the cookie.
 */
export function judge(request: RequestFacts, options: GuardOptions): Verdict {
  const authority = request.host?.toLowerCase() ?? '';
  if (!ownAuthorities(options.port).includes(authority)) {
    return refuse(
      403,
      'This server answers only to its own address on this computer; open the address it printed.',
    );
  }
  if (request.origin !== undefined && !isOwnOrigin(request.origin, options.port)) {
    return refuse(403, 'Another page may not use this server.');
  }
  const isUpload = request.method === 'PUT' && request.target.startsWith('/upload/');
  if (request.method !== 'GET' && request.method !== 'HEAD' && !isUpload) {
    return refuse(405, 'This server only answers GET and HEAD.');
  }
  const target = readTarget(request.target);
  if (!target) return refuse(400, 'This is not an address of this server.');

  if (target.token !== null) {
    if (request.upgrade || !equalsToken(target.token, options.token)) return refuse(401, needsToken);
    return {
      kind: 'welcome',
      location: target.withoutToken,
      setCookie: `${cookieName(options.port)}=${options.token}; Path=/; HttpOnly; SameSite=Strict`,
    };
  }
  const bearer = /^Bearer (.+)$/i.exec(request.authorization ?? '')?.[1];
  if (bearer !== undefined) {
    return equalsToken(bearer, options.token) ? { kind: 'pass' } : refuse(401, needsToken);
  }
  const cookie = readCookie(request.cookie ?? '', cookieName(options.port));
  if (cookie === null || !equalsToken(cookie, options.token)) return refuse(401, needsToken);
  // Browsers always state the origin of a WebSocket and of a PUT; one that has the cookie and no origin is none.
  if ((request.upgrade || isUpload) && request.origin === undefined)
    return refuse(403, 'A connection must state its origin.');
  return { kind: 'pass' };
}

const needsToken =
  'This address needs a token; open the full address that Broadsheet printed when it started.';

/** Cookies know no ports, so the name has to. */
export function cookieName(port: number): string {
  return `broadsheet-${port}`;
}

function ownAuthorities(port: number): string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`];
}

function isOwnOrigin(origin: string, port: number): boolean {
  return ownAuthorities(port).some((authority) => origin.toLowerCase() === `http://${authority}`);
}

/** Null for anything but a path on this server (`//host` would be a redirect to elsewhere). */
function readTarget(target: string): { token: string | null; withoutToken: string } | null {
  if (!/^\/(?![/\\])[\x21-\x7e]*$/.test(target)) return null;
  const [path = '/', query = ''] = splitOnce(target, '?');
  const kept: string[] = [];
  let token: string | null = null;
  for (const pair of query.split('&')) {
    if (pair.startsWith('token=')) token = pair.slice('token='.length);
    else if (pair !== '') kept.push(pair);
  }
  return { token, withoutToken: kept.length === 0 ? path : `${path}?${kept.join('&')}` };
}

function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function readCookie(header: string, name: string): string | null {
  for (const part of header.split(';')) {
    const [key = '', value = ''] = splitOnce(part.trim(), '=');
    if (key === name) return value;
  }
  return null;
}

function equalsToken(given: string, token: string): boolean {
  const left = Buffer.from(given);
  const right = Buffer.from(token);
  return left.length === right.length && timingSafeEqual(left, right);
}
