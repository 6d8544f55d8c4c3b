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
