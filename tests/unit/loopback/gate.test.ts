import { describe, expect, test } from 'vitest';
import { type Admission, localGate } from '../../../src-main/loopback/gate.ts';

const admitted = (admission: Admission | Promise<Admission>): string => {
  if (admission instanceof Promise || admission.kind === 'refused') throw new Error('Nobody was let in.');
  return admission.secret;
};

describe('the gate of the computer itself', () => {
  test('lets one in with each token', () => {
    const gate = localGate();
    const token = gate.issueToken();
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const secret = admitted(gate.admit({ word: token, name: '' }));
    expect(gate.visitor(secret)).toEqual({ id: 'page', mayChange: true });
    expect(gate.admit({ word: token, name: '' })).toMatchObject({ kind: 'refused', status: 401 });
    // Who is inside stays inside when the next one comes.
    const other = admitted(gate.admit({ word: gate.issueToken(), name: '' }));
    expect(other).not.toBe(secret);
    expect(gate.visitor(secret)).not.toBeNull();
  });

  test('takes an unused token back when another is asked for', () => {
    const gate = localGate();
    const first = gate.issueToken();
    const second = gate.issueToken();
    expect(gate.admit({ word: first, name: '' })).toMatchObject({ kind: 'refused' });
    admitted(gate.admit({ word: second, name: '' }));
  });

  test('knows nobody by a token, by another’s secret or by nothing', () => {
    const gate = localGate();
    const other = localGate();
    const token = gate.issueToken();
    const secret = admitted(other.admit({ word: other.issueToken(), name: '' }));
    for (const given of [token, secret, '', gate.path]) expect(gate.visitor(given)).toBeNull();
    for (const word of ['', secret, gate.path]) {
      expect(gate.admit({ word, name: '' })).toMatchObject({ kind: 'refused' });
    }
    // What was tried in vain takes nothing from who has the token.
    admitted(gate.admit({ word: token, name: '' }));
  });

  test('lies at a path that is another each time', () => {
    const paths = new Set(Array.from({ length: 20 }, () => localGate().path));
    expect(paths.size).toBe(20);
    for (const path of paths) expect(path).toMatch(/^\/[\w-]{24}$/);
  });
});
