/** Type that the text asked for comes in bursts; no face on its way for so long is the end of them, in milliseconds. */
const pause = 400;

/** Fulfilled once no face of type has been on its way for a while. */
export async function typeAtRest(): Promise<void> {
  for (let since = performance.now(); performance.now() - since < pause; ) {
    await new Promise((resolve) => setTimeout(resolve, pause / 4));
    if (document.fonts.status !== 'loading') continue;
    await document.fonts.ready;
    since = performance.now();
  }
}
