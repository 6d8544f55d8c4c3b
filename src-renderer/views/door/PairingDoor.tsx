import { type FormEvent, useState } from 'react';
import type { DoorWords } from '#shared/i18n/door/words.ts';

/** Asks to be let in with a code; answers the status of HTTP. */
export type Pair = (code: string, name: string) => Promise<number>;

interface PairingDoorProps {
  readonly words: DoorWords;
  readonly pair: Pair;
  readonly onPaired: () => void;
}

const tooOften = 429;

/** In place of the app on another device that was not paired yet: a field for the code that the computer shows. */
export function PairingDoor({ words, pair, onPaired }: PairingDoorProps) {
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setProblem(null);
    try {
      const status = await pair(code, name);
      if (status === 200) onPaired();
      else setProblem(status === tooOften ? words.tooOften : words.wrongCode);
    } catch {
      setProblem(words.unreachable);
    }
  };
  return (
    <main className="desk welcome" aria-labelledby="door-title">
      <form className="welcome-sheet" onSubmit={(event) => void submit(event)}>
        <h1 id="door-title">Broadsheet</h1>
        <p className="welcome-lead">{words.pairing}</p>
        <div className="fields">
          <label>
            {words.code}
            <input
              type="text"
              inputMode="numeric"
              autoComplete="off"
              required
              value={code}
              onChange={({ target }) => setCode(target.value)}
            />
          </label>
          <label>
            {words.device}
            <input type="text" maxLength={60} value={name} onChange={({ target }) => setName(target.value)} />
          </label>
        </div>
        <button type="submit" className="button primary">
          {words.pair}
        </button>
        {problem !== null && (
          <p className="failure" role="alert">
            {problem}
          </p>
        )}
      </form>
    </main>
  );
}
