import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { doorWords } from '#shared/i18n/door/words.ts';
import type { Language } from '#shared/i18n/language.ts';
import { Door } from './Door.tsx';
import { type Pair, PairingDoor } from './PairingDoor.tsx';

/** Puts the door on the page in place of the app; `pair` where a code opens it. */
export function showDoor(reason: 'unknown' | 'used', language: Language, pair: Pair | null): void {
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no #root element to render into.');
  // Another window of this browser came in, and with it this one.
  window.addEventListener('storage', () => location.reload());
  document.documentElement.lang = language;
  createRoot(root).render(
    <StrictMode>
      {pair ? (
        <PairingDoor words={doorWords[language]} pair={pair} onPaired={() => location.reload()} />
      ) : (
        <Door reason={reason} words={doorWords[language]} />
      )}
    </StrictMode>,
  );
}
