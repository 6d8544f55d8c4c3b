import type { AppCommand } from '#shared/contract/calls.ts';
import type { CommandId } from '#shared/model/finding/command.ts';
import type { KeyedCommand } from '#shared/model/finding/commandKeys.ts';
import type { ChineseScriptShown } from '#shared/model/settings.ts';
import { isChinese, scriptOf } from '../layout/script.ts';
import type { Application } from './application.ts';
import { exportSubjectAt } from './exportSubject.ts';
import { isArchive } from './library/library.ts';
import { wholeLibrary } from './library/readablePictures.ts';
import { firstSteps, guideOf } from './navigation/guidePages.ts';
import { wholeNotebook } from './navigation/notebookAddress.ts';
import type { IssueRoute, IssueViewName, Route } from './navigation/route.ts';
import { beginPaperNote, paperAt } from './paperNotes.ts';
import type { DialogRequest, PrintSubject } from './window/overlays.ts';
import { stepTypeSize, typeSizes } from './window/settings.ts';

/** What the window can be told to do: by a key, by the host's menu, or by name in the search box. */
interface Command {
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
/** Where the issues are in the folder: those of an archive on a server are its feeder's to change, and not compared. */
const inFolder = (application: Application): boolean =>
  inLibrary(application) && !isArchive(application.library.store.getState());
const inIssueOfFolder = (application: Application, route: Route): boolean =>
  inIssue(application, route) && inFolder(application);
/** On the printed page alone there is no type to set: the page itself is enlarged. */
const whereTypeIsSet = (_: Application, route: Route): boolean =>
  !(route.name === 'issue' && route.view === 'facsimile');

const command = (canRun: Command['canRun'], run: Command['run']): Command => ({ canRun, run });
const dialog = (canRun: Command['canRun'], request: DialogRequest): Command =>
  command(canRun, ({ overlays }) => overlays.setState({ dialog: request }));
const place = (route: Route, isThere: (application: Application) => boolean = inLibrary): Command =>
  command(
    (application, here) => isThere(application) && here.name !== route.name,
    ({ router }) => router.go(route),
  );
const theme = (value: 'light' | 'dark' | 'system'): Command =>
  command(
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
    ({ settings, currentIssue }, route) =>
      inIssue(null, route) &&
      isOpenChinese(currentIssue) &&
      settings.store.getState().chineseScript !== value,
    ({ settings }) => void settings.change({ chineseScript: value }),
  );
const typeSize = (next: (size: number) => number): Command =>
  command(
    whereTypeIsSet,
    ({ settings }) => void settings.change({ typeSize: next(settings.store.getState().typeSize) }),
  );
const view = (
  name: IssueViewName,
  canShow: (application: Application, route: IssueRoute) => boolean,
): Command =>
  command(
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

/** What is printed of a place; null where there is nothing that could be. */
function printSubjectOf(route: Route): PrintSubject | null {
  switch (route.name) {
    case 'issue': {
      const { issueId, articleId } = route;
      const issue = { kind: 'issue', issueId } as const;
      return { scopes: articleId === null ? [issue] : [{ kind: 'article', issueId, articleId }, issue] };
    }
    case 'notebook':
      return { scopes: [{ kind: 'notebook', query: route.query }] };
    case 'collection':
      return route.collectionId === null
        ? null
        : { scopes: [{ kind: 'collection', collectionId: route.collectionId }] };
    default:
      return null;
  }
}
const isPrinted = (_: Application, route: Route): boolean => printSubjectOf(route) !== null;

export const commands: Readonly<Record<CommandId, Command>> = {
  viewPage: view('page', anywhere),
  viewReading: view('reading', anywhere),
  viewVertical: view('vertical', isUpright),
  verticalTiers: vertical(true),
  verticalOneTier: vertical(false),
  viewFacsimile: view('facsimile', onPrint),
  openBeside: dialog(inIssue, { kind: 'openBeside' }),
  reprints: command(inIssueOfFolder, ({ overlays }, route) => {
    if (route.name !== 'issue') return;
    const { issueId, articleId } = route;
    overlays.setState({ dialog: { kind: 'reprints', issueId, articleId } });
  }),
  findInIssue: command(inIssue, ({ find }, route) => {
    if (route.name === 'issue') find.open(route.issueId);
  }),
  markPart: command(onPrint, ({ currentIssue }) => currentIssue.wantNote({ kind: 'part' })),
  noteOnArticle: command(inIssue, ({ currentIssue }) =>
    currentIssue.wantNote({ kind: 'article', articleId: null }),
  ),
  noteOnPage: command(inIssue, ({ currentIssue }) => currentIssue.wantNote({ kind: 'page' })),
  noteOnIssue: command(inIssue, ({ currentIssue }) => currentIssue.wantNote({ kind: 'issue' })),
  noteOnPaper: command(
    (application, route) => paperAt(application, route) !== null,
    (application, route) => {
      const paper = paperAt(application, route);
      if (paper) beginPaperNote(application, paper);
    },
  ),
  toggleContents: command(anywhere, ({ settings }) => {
    void settings.change({ leftPanelOpen: !settings.store.getState().leftPanelOpen });
  }),
  toggleNotes: command(inIssue, ({ settings }) => {
    void settings.change({ notesPanelOpen: !settings.store.getState().notesPanelOpen });
  }),
  toggleStrip: command(inIssue, ({ settings }) => {
    void settings.change({ pageStripShown: !settings.store.getState().pageStripShown });
  }),
  toggleFrontPage: command(whereTypeIsSet, ({ settings }) => {
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
  shelf: place({ name: 'shelf', publication: null }),
  notebook: place(wholeNotebook),
  collections: place({ name: 'collection', collectionId: null }),
  people: place({ name: 'people', person: null }),
  chains: place({ name: 'chains' }, inFolder),
  tags: dialog(inLibrary, { kind: 'tags' }),
  addFiles: dialog(inFolder, { kind: 'import', paths: null }),
  openLibrary: command(
    ({ info }) => info.canChooseFolder,
    ({ library }) => void library.choose(),
  ),
  openArchive: dialog(anywhere, { kind: 'openArchive' }),
  readPictures: dialog(inFolder, { kind: 'readPictures', what: wholeLibrary, name: null }),
  importAnnotations: dialog(anywhere, { kind: 'importAnnotations' }),
  export: command(inLibrary, (application, route) => {
    const { overlays, toasts } = application;
    exportSubjectAt(application, route).then(
      (subject) => overlays.setState({ dialog: { kind: 'export', subject } }),
      toasts.failed,
    );
  }),
  print: command(isPrinted, ({ overlays }, route) => {
    const subject = printSubjectOf(route);
    if (subject) overlays.setState({ dialog: { kind: 'print', subject } });
  }),
  snapshots: dialog(inLibrary, { kind: 'snapshots' }),
  targets: dialog(inLibrary, { kind: 'targets' }),
  undo: command(anywhere, ({ history }) => void history.undo()),
  redo: command(anywhere, ({ history }) => void history.redo()),
  settings: dialog(anywhere, { kind: 'settings' }),
  help: command(anywhere, ({ router }, route) => router.go(guideOf(route))),
  firstSteps: command(anywhere, ({ router }) => router.go(firstSteps)),
  keys: dialog(anywhere, { kind: 'keys' }),
};

/** What the host's menu or a key asks for, here and now; what cannot be done here is left. */
export function runCommand(id: AppCommand | KeyedCommand, application: Application): void {
  if (id === 'search') {
    const box = document.querySelector<HTMLInputElement>('.search-box input');
    box?.focus();
    box?.select();
    return;
  }
  // The issue on screen listens for itself: it knows which pane is meant. Windows are the host's.
  if (id === 'findInIssue' || id === 'newWindow') return;
  const { route } = application.router.store.getState();
  if (commands[id].canRun(application, route)) commands[id].run(application, route);
}

/** Whether a command can be done at the place one is. */
export function canRunHere(id: CommandId, application: Application): boolean {
  return commands[id].canRun(application, application.router.store.getState().route);
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
