import type { AppCommand } from '#shared/contract/calls.ts';
import type { CommandId } from '#shared/model/finding/command.ts';
import { commandKeys } from '#shared/model/finding/commandKeys.ts';
import type { ChineseScriptShown } from '#shared/model/settings.ts';
import { isChinese, scriptOf } from '../layout/script.ts';
import type { Application } from './application.ts';
import { wholeLibrary } from './library/readablePictures.ts';
import { wholeNotebook } from './navigation/notebookAddress.ts';
import type { IssueRoute, IssueViewName, Route } from './navigation/route.ts';
import type { DialogRequest } from './window/overlays.ts';
import { stepTypeSize, typeSizes } from './window/settings.ts';

/** What the window can be told to do: by a key, by the host's menu, or by name in the search box. */
interface Command {
  /** As the sheet of keys writes them, `Mod` for Ctrl or ⌘; null where there is none. */
  readonly key: string | null;
  /** Whether it can be done at a place. */
  readonly canRun: (application: Application, route: Route) => boolean;
  readonly run: (application: Application, route: Route) => void;
}

const anywhere = (): boolean => true;
const inIssue = (_: unknown, route: Route): boolean => route.name === 'issue';
/** Where there are printed pages to turn to. */
const onPrint = ({ library }: Application, route: Route): boolean =>
  route.name === 'issue' && (library.store.getState().issues.get(route.issueId)?.hasFacsimile ?? false);
const inLibrary = ({ library }: Application): boolean => library.store.getState().state !== null;
/** On the printed page alone there is no type to set: the page itself is enlarged. */
const whereTypeIsSet = (_: Application, route: Route): boolean =>
  !(route.name === 'issue' && route.view === 'facsimile');

const command = (key: string | null, canRun: Command['canRun'], run: Command['run']): Command => ({
  key,
  canRun,
  run,
});
const dialog = (key: string | null, canRun: Command['canRun'], request: DialogRequest): Command =>
  command(key, canRun, ({ overlays }) => overlays.setState({ dialog: request }));
const place = (key: string | null, route: Route): Command =>
  command(
    key,
    (application, here) => inLibrary(application) && here.name !== route.name,
    ({ router }) => router.go(route),
  );
const theme = (value: 'light' | 'dark' | 'system'): Command =>
  command(
    null,
    ({ settings }) => settings.store.getState().theme !== value,
    ({ settings }) => void settings.change({ theme: value }),
  );
const isOpenChinese = ({ store }: Application['currentIssue']): boolean => {
  const { issue } = store.getState();
  return issue !== null && isChinese(issue.language, issue.text);
};
/** Where the open issue is Chinese; the setting counts for all issues. */
const chineseScript = (value: ChineseScriptShown): Command =>
  command(
    null,
    ({ settings, currentIssue }, route) =>
      inIssue(null, route) &&
      isOpenChinese(currentIssue) &&
      settings.store.getState().chineseScript !== value,
    ({ settings }) => void settings.change({ chineseScript: value }),
  );
const typeSize = (next: (size: number) => number): Command =>
  command(
    null,
    whereTypeIsSet,
    ({ settings }) => void settings.change({ typeSize: next(settings.store.getState().typeSize) }),
  );
const view = (
  name: IssueViewName,
  canShow: (application: Application, route: IssueRoute) => boolean,
): Command =>
  command(
    null,
    (application, route) => route.name === 'issue' && canShow(application, route),
    ({ router }, route) => {
      if (route.name === 'issue') router.replace({ ...route, view: name, articleId: null });
    },
  );
const vertical = (verticalTiers: boolean): Command => ({
  ...view('vertical', isUpright),
  run: (application, route) => {
    void application.settings.change({ verticalTiers });
    view('vertical', isUpright).run(application, route);
  },
});

/** Vertical lines are for what stands upright in them. */
function isUpright({ currentIssue }: Application, { issueId }: IssueRoute): boolean {
  const { issue } = currentIssue.store.getState();
  return issue?.id !== issueId || scriptOf(issue.language, issue.text) !== 'latin';
}

export const commands: Readonly<Record<CommandId, Command>> = {
  viewPage: view('page', anywhere),
  viewReading: view('reading', anywhere),
  viewVertical: view('vertical', isUpright),
  verticalTiers: vertical(true),
  verticalOneTier: vertical(false),
  viewFacsimile: view('facsimile', onPrint),
  openBeside: dialog(commandKeys.openBeside, inIssue, { kind: 'openBeside' }),
  reprints: command(null, inIssue, ({ overlays }, route) => {
    if (route.name !== 'issue') return;
    const { issueId, articleId } = route;
    overlays.setState({ dialog: { kind: 'reprints', issueId, articleId } });
  }),
  findInIssue: command(commandKeys.findInIssue, inIssue, ({ find }, route) => {
    if (route.name === 'issue') find.open(route.issueId);
  }),
  markPart: command(commandKeys.markPart, onPrint, ({ currentIssue }) =>
    currentIssue.wantNote({ kind: 'part' }),
  ),
  noteOnArticle: command(null, inIssue, ({ currentIssue }) =>
    currentIssue.wantNote({ kind: 'article', articleId: null }),
  ),
  noteOnPage: command(null, inIssue, ({ currentIssue }) => currentIssue.wantNote({ kind: 'page' })),
  noteOnIssue: command(null, inIssue, ({ currentIssue }) => currentIssue.wantNote({ kind: 'issue' })),
  toggleContents: command(null, anywhere, ({ settings }) => {
    void settings.change({ leftPanelOpen: !settings.store.getState().leftPanelOpen });
  }),
  toggleNotes: command(null, inIssue, ({ settings }) => {
    void settings.change({ notesPanelOpen: !settings.store.getState().notesPanelOpen });
  }),
  toggleStrip: command(commandKeys.toggleStrip, inIssue, ({ settings }) => {
    void settings.change({ pageStripShown: !settings.store.getState().pageStripShown });
  }),
  toggleFrontPage: command(null, whereTypeIsSet, ({ settings }) => {
    void settings.change({ frontPage: !settings.store.getState().frontPage });
  }),
  themeLight: theme('light'),
  themeDark: theme('dark'),
  themeSystem: theme('system'),
  scriptPrinted: chineseScript('printed'),
  scriptSimplified: chineseScript('simplified'),
  scriptTraditional: chineseScript('traditional'),
  zoomIn: typeSize((size) => stepTypeSize(size, 1)),
  zoomOut: typeSize((size) => stepTypeSize(size, -1)),
  zoomReset: typeSize(() => typeSizes.usual),
  shelf: place(null, { name: 'shelf', publication: null }),
  notebook: place(commandKeys.notebook, wholeNotebook),
  collections: place(null, { name: 'collection', collectionId: null }),
  people: place(null, { name: 'people', person: null }),
  chains: place(null, { name: 'chains' }),
  tags: dialog(null, inLibrary, { kind: 'tags' }),
  addFiles: dialog(null, inLibrary, { kind: 'import', paths: null }),
  openLibrary: command(
    null,
    ({ info }) => info.canChooseFolder,
    ({ library }) => void library.choose(),
  ),
  readPictures: dialog(null, inLibrary, { kind: 'readPictures', what: wholeLibrary, name: null }),
  importAnnotations: dialog(null, anywhere, { kind: 'importAnnotations' }),
  export: command(null, anywhere, ({ overlays }, route) => {
    const issueId = route.name === 'issue' ? route.issueId : null;
    const articleId = route.name === 'issue' ? route.articleId : null;
    const kind = issueId === null ? 'library' : 'issue';
    overlays.setState({
      dialog: { kind: 'export', subject: { kind, issueId, articleId, annotationIds: [] } },
    });
  }),
  snapshots: dialog(null, inLibrary, { kind: 'snapshots' }),
  undo: command(commandKeys.undo, anywhere, ({ history }) => void history.undo()),
  redo: command(commandKeys.redo, anywhere, ({ history }) => void history.redo()),
  settings: dialog(null, anywhere, { kind: 'settings' }),
  help: dialog(commandKeys.help, anywhere, { kind: 'help' }),
};

/** What the host's menu asks for, here and now; what cannot be done here is left. */
export function runCommand(id: AppCommand, application: Application): void {
  if (id === 'search') {
    document.querySelector<HTMLInputElement>('.search-box input')?.focus();
    return;
  }
  // The issue on screen listens for itself: it knows which pane is meant.
  if (id === 'findInIssue') return;
  const { route } = application.router.store.getState();
  if (commands[id].canRun(application, route)) commands[id].run(application, route);
}

/** Whether a command can be done where the search was begun. */
export function canRunFromSearch(id: CommandId, application: Application): boolean {
  const { route, from } = application.router.store.getState();
  return commands[id].canRun(application, from ?? route);
}

/** Does what was found by name in the search, back at the place where the search was begun. */
export function runFromSearch(id: CommandId, application: Application): void {
  const { router } = application;
  const act = () => {
    const { route } = router.store.getState();
    if (commands[id].canRun(application, route)) commands[id].run(application, route);
  };
  if (router.store.getState().from === null) {
    act();
    return;
  }
  const stop = router.store.subscribe(({ route }, before) => {
    if (route === before.route) return;
    if (route.name === 'search') router.back();
    else {
      stop();
      act();
    }
  });
  router.back();
}
