import { nanoid } from 'nanoid';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { pickLanguage } from '#shared/i18n/language.ts';
import { AppWindow, fetchView } from './AppWindow.tsx';
import { fetchParts } from './components/base/fetchedPart.tsx';
import { typeAtRest } from './dom/type.ts';
import { connectHost, isElectronWindow } from './host/host.ts';
import { after, debounced, windowHistory } from './host/surroundings.ts';
import { systemSpeaker, windowSpeech } from './host/systemSpeech.ts';
import { type Application, createApplication } from './state/application.ts';
import { loadTranslator } from './state/window/translators.ts';
import './styles/index.css';

/** So long typing rests before a search is asked for, in milliseconds. */
const rest = 120;

/** So long after the first screen stands what an issue will need is fetched, in milliseconds. */
const leisure = 1_500;

/** Type and patterns for the issues of the library; without them the first issue takes a little longer. */
async function warmPaper({ library }: Application): Promise<void> {
  const { issues } = library.store.getState();
  const module = await import('./components/paper/warmPaper.ts').catch(() => null);
  await module?.warmPaper(Array.from(issues.values(), ({ language }) => language));
}

/** Without them the window is drawn in the system's type. */
const declareFaces = (): Promise<void> =>
  import('./styles/fonts.css').then(
    () => undefined,
    () => undefined,
  );

/** Likely the person's: their setting is heard later. */
const browserLanguage = pickLanguage('system', navigator.languages);

async function start(): Promise<void> {
  const faces = declareFaces();
  // It is asked for again below; here it only sets out early.
  loadTranslator(browserLanguage).catch(() => undefined);
  const gate = isElectronWindow()
    ? ''
    : await (await import('./browserGate.ts')).browserGate(browserLanguage);
  if (gate === null) return;
  const { peer, files, onStatus } = connectHost(gate);
  const info = await peer.call('host.info', {});
  const application = createApplication(peer, info, {
    history: windowHistory(window),
    newId: nanoid,
    files,
    wait: debounced(rest),
    after,
    speaker: systemSpeaker(windowSpeech()),
    onReturn: (listener) => window.addEventListener('focus', listener),
    onLeave: (listener) => {
      window.addEventListener('pagehide', listener);
      peer.on('runtime.ending', listener);
    },
  });
  onStatus((status) => {
    application.connection.setState({ status });
    // Events may have been missed meanwhile.
    if (status === 'connected') void application.reload();
  });
  fetchView(application.router.store.getState().route);
  // What fills the window is on its way while the window is made; whether it came is asked below.
  const filled = Promise.all([application.library.load(), application.imports.load()]);
  filled.catch(() => undefined);
  await application.settings.load();
  const { language } = application.settings.store.getState();
  const translator = await loadTranslator(pickLanguage(language, info.locales));
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no #root element to render into.');
  createRoot(root).render(
    <StrictMode>
      <AppWindow application={application} firstTranslator={translator} faces={faces} />
    </StrictMode>,
  );
  await filled;
  const { tellInterruptions } = await import('./state/window/interruptions.ts');
  tellInterruptions(peer, application.toasts);
  // The first screen's own type goes first.
  await typeAtRest();
  requestIdleCallback(async () => {
    await fetchParts();
    after(leisure, () => requestIdleCallback(() => void warmPaper(application)));
  });
}

start().catch(async (error: unknown) => {
  // Nothing is on screen yet that could say it, and the person's language setting was not heard.
  const translator = await loadTranslator(browserLanguage).catch(() => null);
  document.body.textContent = translator?.failure(error) ?? String(error);
});
