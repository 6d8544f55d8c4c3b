import type { DoorWords } from '#shared/i18n/door/words.ts';

interface DoorProps {
  /** Nobody here was let in yet, or the address was used before. */
  readonly reason: 'unknown' | 'used';
  readonly words: DoorWords;
}

/** In place of the app where this browser was not let in: why, and how to come in. */
export function Door({ reason, words }: DoorProps) {
  return (
    <main className="desk welcome" aria-labelledby="door-title">
      <div className="welcome-sheet">
        <h1 id="door-title">Broadsheet</h1>
        <p className="welcome-lead" role="alert">
          {words[reason]}
        </p>
        <p>{words.enter}</p>
        <p>{words.again}</p>
        <p className="soft">{words.why}</p>
      </div>
    </main>
  );
}
