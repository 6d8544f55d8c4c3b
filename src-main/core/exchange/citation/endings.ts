/** `U.S.`, `A. B.`, `Bros.` and `…` keep their stops. */
const ownStop = /(?:\.\.|(?:^|[ .])\p{L}\.|\b(?:bros|co|corp|etc|gen|gov|inc|jr|ltd|mr|mrs|sr|st|vs)\.)$/iu;

/** A headline or a name without the comma or full stop that papers of old set behind it. */
export function withoutEnd(text: string): string {
  const cut = text.replace(/[\s,;:，；：、。]+$/u, '');
  return ownStop.test(cut) ? cut : cut.replace(/\.$/u, '');
}
