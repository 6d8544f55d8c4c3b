import type { Language } from '#shared/i18n/language.ts';
import { comeIn } from './host/entrance.ts';

/** Where this browser was let in; null where it was not, which is on screen then. No window of Electron needs this. */
export async function browserGate(language: Language): Promise<string | null> {
  const entrance = await comeIn({ location, history, storage: localStorage, fetch: fetch.bind(window) });
  if (entrance.kind === 'inside') return entrance.gate;
  const { showDoor } = await import('./views/door/showDoor.tsx');
  showDoor(entrance.reason, language);
  return null;
}
