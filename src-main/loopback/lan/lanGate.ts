import { randomInt } from 'node:crypto';
import { type Admission, digestOf, type Gate } from '../gate.ts';
import type { Devices } from './devices.ts';

export interface LanGateOptions {
  readonly devices: Devices;
  /** Devices may change what they read. */
  readonly mayChange: boolean;
  readonly now: () => Date;
  /** Shows the code that lets the next device in; the one before is void. */
  readonly onCode: (code: string) => void;
}

/** The gate for other devices of the network. */
export interface LanGate extends Gate {
  /** Makes the code another one, which is shown. */
  newCode(): void;
}

/** So many wrong codes are heard in a minute, from all devices together; then the code is another one. */
const mostWrong = 5;
const minute = 60_000;
const digits = 8;
/** As long as browsers keep a cookie, in seconds. */
const lifetime = 400 * 24 * 60 * 60;

const wrong =
  'This is not the code that Broadsheet shows now on the computer: look there, and type it again.';
const tooOften = 'Too many wrong codes: wait a minute, and type the new code that the computer shows.';

/**
 * Lets a device in that brings the code shown on the computer, once. Of 100 million codes five can be tried in a minute, and
 * never more than five on one code.
 */
export function lanGate({ devices, mayChange, now, onCode }: LanGateOptions): LanGate {
  let code = '';
  let wrongAt: number[] = [];
  const newCode = () => {
    code = String(randomInt(10 ** digits)).padStart(digits, '0');
    onCode(`${code.slice(0, digits / 2)} ${code.slice(digits / 2)}`);
  };
  newCode();
  return {
    path: devices.gate,
    lifetime,
    newCode,
    async admit({ word, name }): Promise<Admission> {
      const at = now().getTime();
      wrongAt = wrongAt.filter((time) => at - time < minute);
      if (wrongAt.length >= mostWrong) return { kind: 'refused', status: 429, sentence: tooOften };
      if (digestOf(word.replaceAll(/\D/g, '')) !== digestOf(code)) {
        wrongAt.push(at);
        if (wrongAt.length === mostWrong) newCode();
        return { kind: 'refused', status: 401, sentence: wrong };
      }
      // Before anything is waited for: a code is good once.
      newCode();
      const secret = await devices.add(name.trim() || '?', now());
      return { kind: 'admitted', secret };
    },
    visitor(secret) {
      try {
        const device = devices.find(secret);
        return device && { id: `device-${device.id}`, mayChange };
      } catch {
        // The list was damaged while this runs: nobody is on it.
        return null;
      }
    },
  };
}
