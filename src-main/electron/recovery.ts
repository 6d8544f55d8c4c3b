import type { BrowserWindow, MessageBoxOptions, RenderProcessGoneDetails } from 'electron';
import type { RecoveryWords } from './recoveryWords.ts';

/** The part of a window that is watched and brought back. */
export type WatchedWindow = Pick<BrowserWindow, 'on' | 'isDestroyed' | 'show' | 'close'> & {
  readonly webContents: Pick<BrowserWindow['webContents'], 'on' | 'reload' | 'forcefullyCrashRenderer'>;
};

/** A question in a native box, which a page that hangs or is gone cannot ask. */
export type Question = Pick<MessageBoxOptions, 'type' | 'title' | 'message' | 'detail' | 'buttons'> & {
  readonly cancelId: number;
  /** Takes the question back. */
  readonly signal: AbortSignal;
};

export interface Recovery {
  /** Milliseconds since any fixed time. */
  readonly clock: () => number;
  readonly words: () => RecoveryWords;
  /** Answers the number of the button; `cancelId` when the question was taken back. */
  readonly ask: (question: Question) => Promise<number>;
  /** Loads the shelf in the window, in place of what it showed. */
  readonly showShelf: () => void;
  /** The window's page was lost and is loaded again; it is told so once it is there. */
  readonly onLost: () => void;
  readonly record: (event: PageEvent) => void;
}

/** What happened to a page; `reason` is Chromium's word. */
export type PageEvent =
  | {
      readonly kind: 'pageGone';
      readonly reason: RenderProcessGoneDetails['reason'];
      readonly exitCode: number;
    }
  | { readonly kind: 'pageHangs' };

/** A page that stops twice within this time is not loaded again by itself (milliseconds). */
const soon = 60_000;

/**
 * Brings a window back whose page stopped: at once the first time, since what is being written is kept outside the page
 * (kept/drafts); when it stops again soon after, the person decides, who may know what it showed. Of a page that does
 * not answer the person is asked whether to wait.
 */
export function recoverWindow(window: WatchedWindow, recovery: Recovery): void {
  const { webContents } = window;
  const { clock, words, ask, record } = recovery;
  let stopped = Number.NEGATIVE_INFINITY;
  /** The person gave the page up. */
  let isGivenUp = false;
  let open: AbortController | null = null;

  /** At most one question stands at a time: the newest. */
  const choose = async (question: Omit<Question, 'signal' | 'title'>): Promise<number | null> => {
    open?.abort();
    const own = new AbortController();
    open = own;
    const answer = await ask({ title: 'Broadsheet', ...question, signal: own.signal });
    if (open === own) open = null;
    return own.signal.aborted || window.isDestroyed() ? null : answer;
  };
  const loadAgain = () => {
    recovery.onLost();
    webContents.reload();
  };

  const onceMore = async () => {
    const { stoppedAgain, stoppedAgainDetail, loadAgain: again, openShelf, closeWindow } = words();
    // A window that stopped before it showed anything has never been seen.
    window.show();
    const answer = await choose({
      type: 'error',
      message: stoppedAgain,
      detail: stoppedAgainDetail,
      buttons: [again, openShelf, closeWindow],
      cancelId: 1,
    });
    if (answer === 0) loadAgain();
    else if (answer === 1) {
      recovery.onLost();
      recovery.showShelf();
    } else if (answer === 2) window.close();
  };

  webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    record({ kind: 'pageGone', reason, exitCode });
    open?.abort();
    const now = clock();
    const again = now - stopped < soon && !isGivenUp;
    stopped = isGivenUp ? stopped : now;
    isGivenUp = false;
    if (again) void onceMore();
    else loadAgain();
  });

  window.on('unresponsive', () => {
    record({ kind: 'pageHangs' });
    const { hangs, hangsDetail, wait, loadAgain: again } = words();
    void choose({
      type: 'warning',
      message: hangs,
      detail: hangsDetail,
      buttons: [wait, again],
      cancelId: 0,
    }).then((answer) => {
      if (answer !== 1) return;
      isGivenUp = true;
      // What hangs does not hear that it is to load again; its end is heard above.
      webContents.forcefullyCrashRenderer();
    });
  });
  window.on('responsive', () => open?.abort());
}
