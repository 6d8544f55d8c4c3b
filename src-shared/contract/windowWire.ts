/**
 * What the Electron preload puts on `window`: the renderer's end of the wire and nothing else. Functions
 * that cross a context bridge answer nothing, so that a listener stays until its page goes.
 */
export interface WindowWire {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
}

/** The property of `window` it stands at. */
export const windowWireName = 'broadsheetWire';

/** The one inter-process channel. */
export const wireChannel = 'wire';
