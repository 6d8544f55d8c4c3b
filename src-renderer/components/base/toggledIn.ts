/** A set without something that it holds, or with it where it holds it not. */
export function toggledIn<T>(set: ReadonlySet<T>, one: T): ReadonlySet<T> {
  const next = new Set(set);
  if (!next.delete(one)) next.add(one);
  return next;
}
