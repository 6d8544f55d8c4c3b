/** The test's hand on the double: requests over this process's IPC channel, each answered once. */
export type ControlRequest =
  | { readonly kind: 'answerFolderDialog'; readonly path: string | null }
  /** Which button the person chooses in the next native box that has any. */
  | { readonly kind: 'answerMessageBox'; readonly button: number }
  | { readonly kind: 'befall'; readonly what: 'crash' | 'hang' | 'sessionEnd' }
  | { readonly kind: 'clickMenu'; readonly id: string }
  | { readonly kind: 'openUrl'; readonly url: string }
  | { readonly kind: 'quit' };

/** What the double tells the test by itself. */
export type ControlNotice =
  /** The app wanted to say this in a native box. */
  | { readonly kind: 'messageBox'; readonly message: string }
  /** A page asked for an address outside the app, and main refused. */
  | { readonly kind: 'blocked'; readonly url: string }
  /** The double, or the app in it, is broken. */
  | { readonly kind: 'fault'; readonly message: string };

export type ControlMessage =
  | { readonly request: ControlRequest; readonly number: number }
  | { readonly answerTo: number; readonly error: string | null }
  | { readonly notice: ControlNotice };

/** Tells the test something; without a test it goes to stderr. */
export function notify(notice: ControlNotice): void {
  if (process.send && process.connected) process.send({ notice } satisfies ControlMessage);
  else process.stderr.write(`electron double: ${JSON.stringify(notice)}\n`);
}

/** A fault makes the test fail, whatever the app does about it. */
export function fault(error: unknown): void {
  notify({ kind: 'fault', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}

/** Serves the test's requests. A test that ends takes the double with it. */
export function serveControl(serve: (request: ControlRequest) => Promise<void> | void): void {
  if (!process.send) return;
  process.on('message', async (message: ControlMessage) => {
    if (!('request' in message)) return;
    let error: string | null = null;
    try {
      await serve(message.request);
    } catch (thrown) {
      error = thrown instanceof Error ? thrown.message : String(thrown);
    }
    if (process.connected) process.send?.({ answerTo: message.number, error } satisfies ControlMessage);
  });
  process.on('disconnect', () => process.exit(0));
}
