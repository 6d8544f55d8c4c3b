/**
 * What the Electron preload puts on `window`: the renderer's end of the wire, the paths of dropped files,
 * and nothing else. Functions that cross a context bridge answer nothing, so that a listener
 * stays until its page goes.
 */
export interface WindowWire {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Tells where dropped files (the page's own `File` objects) lie; an empty path for what is no file on disk. */
  pathsOf(files: readonly unknown[], answer: (paths: readonly string[]) => void): void;
}

/** The property of `window` it stands at. */
export const windowWireName = 'broadsheetWire';

/** The inter-process channel of the wire. */
export const wireChannel = 'wire';
/** On which the preload tells the application where dropped files lie; no page can send on it. */
export const droppedChannel = 'dropped';
