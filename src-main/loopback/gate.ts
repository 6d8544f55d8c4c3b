import { createHash, randomBytes } from 'node:crypto';

/** Somebody who was let in. */
export interface Visitor {
  /** Unique among those who are inside; the same again for the same device. */
  readonly id: string;
  /** May use calls that change something, and send files. */
  readonly mayChange: boolean;
}

/** What becomes of somebody who asks to be let in; a refusal is one sentence for them. */
export type Admission =
  | { readonly kind: 'admitted'; readonly secret: string }
  | { readonly kind: 'refused'; readonly status: 401 | 429; readonly sentence: string };

/** What somebody shows who wants to come in. */
export interface Introduction {
  /** A one-time token, or the code of a pairing. */
  readonly word: string;
  /** What they call themselves. */
  readonly name: string;
}

/** Who may come in by one address, and who is inside. */
export interface Gate {
  /**
   * Everything that only visitors may ask for lies below this path, which nobody can guess. Cookies know no ports, but
   * they do know paths: the cookie for this one is sent to no other server of the same computer.
   */
  readonly path: string;
  /** How long a browser keeps its secret, in seconds; null until it is closed. */
  readonly lifetime: number | null;
  admit(introduction: Introduction): Admission | Promise<Admission>;
  /** Who holds a secret; null for nobody. */
  visitor(secret: string): Visitor | null;
}

/** The gate of the computer itself. */
export interface LocalGate extends Gate {
  /** A token that lets one browser in, once; the one before is void from now on, used or not. */
  issueToken(): string;
}

const usedToken =
  'This address was used already, or a newer one was asked for: each lets one browser in, once. Press Enter where Broadsheet runs, and open the address that it prints.';

/** Lets in whoever brings the token that was issued last; each gets a secret of their own, good until the program ends. */
export function localGate(): LocalGate {
  const secrets = new Set<string>();
  let token: string | null = null;
  return {
    path: unguessablePath(),
    lifetime: null,
    issueToken() {
      const issued = newSecret();
      token = digestOf(issued);
      return issued;
    },
    admit({ word }) {
      if (token === null || digestOf(word) !== token) {
        return { kind: 'refused', status: 401, sentence: usedToken };
      }
      token = null;
      const secret = newSecret();
      secrets.add(digestOf(secret));
      return { kind: 'admitted', secret };
    },
    visitor: (secret) => (secrets.has(digestOf(secret)) ? { id: 'page', mayChange: true } : null),
  };
}

/** 256 random bits: nobody comes upon them by trying. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** See `Gate.path`. */
export const unguessablePath = (): string => `/${randomBytes(18).toString('base64url')}`;

/** Secrets are kept and compared by their digests: how long that takes says nothing about them. */
export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
