import type { BrowserWindow } from 'electron';

export interface Ending {
  /** Calls `listener` when macOS or Linux is about to end; prevented, it waits. */
  readonly onShutdown: (listener: (event: { preventDefault(): void }) => void) => void;
  /** Asks every page to hand over at once what it has not handed over yet. */
  readonly askPages: () => void;
  /** Finishes everything that is on its way to the disk. */
  readonly close: () => Promise<void>;
  readonly quit: () => void;
  /** Runs work after so many milliseconds. */
  readonly after: (milliseconds: number, work: () => void) => void;
}

/** So long pages have to hand over what they were asked for, of the five seconds that Windows gives (milliseconds). */
const handover = 300;

/**
 * When the system ends: nobody closes the windows then, and no page hears of it. Windows asks each window
 * first and tells it afterwards, and then ends the process; macOS and Linux wait until the app has ended.
 */
export function endWithSystem(ending: Ending): { watch(window: Pick<BrowserWindow, 'on'>): void } {
  let ends = false;
  ending.onShutdown((event) => {
    event.preventDefault();
    ending.askPages();
    ending.quit();
  });
  return {
    watch(window) {
      window.on('query-session-end', ending.askPages);
      window.on('session-end', () => {
        if (ends) return;
        ends = true;
        ending.askPages();
        ending.after(handover, () => void ending.close().catch(() => undefined));
      });
    },
  };
}
