import type { Language } from '#shared/i18n/language.ts';
import { comeIn, introduce } from './host/entrance.ts';

/** Where this browser was let in; null where it was not, which is on screen then. No window of Electron needs this. */
export async function browserGate(language: Language): Promise<string | null> {
  const around = { location, history, storage: localStorage, fetch: fetch.bind(window) };
  const entrance = await comeIn(around);
  if (entrance.kind === 'inside') return entrance.gate;
  const { showDoor } = await import('./views/door/showDoor.tsx');
  // Other devices are served by TLS alone, and come in by a code.
  const isDevice = location.protocol === 'https:';
  const pair = async (code: string, name: string) => (await introduce(around, code, name)).status;
  showDoor(entrance.reason, language, isDevice ? pair : null);
  return null;
}
