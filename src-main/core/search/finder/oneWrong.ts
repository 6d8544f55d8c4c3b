/**
 * Whether what begins at `from` in a text begins with `typed` but for at most one letter: wrong, missing,
 * too many, or swapped with the next (Damerau, A technique for computer detection and correction of
 * spelling errors, 1964). Letters are UTF-16 units; what lies at `end` and behind is not looked at. With at
 * most one error, it can be placed where the two first differ.
 */
export function beginsAlmost(text: string, from: number, end: number, typed: string): boolean {
  let same = 0;
  while (same < typed.length && from + same < end && letterAt(text, from + same) === letterAt(typed, same))
    same++;
  if (same >= typed.length - 1) return true;
  const at = from + same;
  const goesOn = (inText: number, inTyped: number): boolean => {
    const shift = inText - inTyped;
    if (typed.length + shift > end) return false;
    for (let next = inTyped; next < typed.length; next++) {
      if (letterAt(text, next + shift) !== letterAt(typed, next)) return false;
    }
    return true;
  };
  const isSwapped =
    letterAt(text, at) === letterAt(typed, same + 1) && letterAt(text, at + 1) === letterAt(typed, same);
  return (
    goesOn(at + 1, same + 1) ||
    goesOn(at + 1, same) ||
    goesOn(at, same + 1) ||
    (isSwapped && goesOn(at + 2, same + 2))
  );
}

const letterAt = (text: string, at: number): number => text.charCodeAt(at);
