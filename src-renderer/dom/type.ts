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

/**
 * Fetches the face that sets Latin letters and digits in a body of `family`, as CSS names it: that of the first family
 * which has them. `document.fonts.load` by itself fetches them of every family in the list, half a megabyte of
 * rarities among them.
 */
export async function loadBodyType(size: number, family: string): Promise<void> {
  for (const one of family.split(',')) {
    const faces = await document.fonts.load(`${size}px ${one.trim()}`, 'a0');
    if (faces.length > 0) return;
  }
}
