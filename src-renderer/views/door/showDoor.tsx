import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Translator } from '#shared/i18n/translate.ts';
import { Door } from './Door.tsx';

/** Puts the door on the page in place of the app. */
export function showDoor(reason: 'unknown' | 'used', translator: Translator): void {
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no #root element to render into.');
  document.documentElement.lang = translator.language;
  createRoot(root).render(
    <StrictMode>
      <Door reason={reason} translator={translator} />
    </StrictMode>,
  );
}
