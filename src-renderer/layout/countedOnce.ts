/** A function of an unchanging object that is counted once for each: a page is made up many times of the same articles. */
export function countedOnce<Of extends object, Count>(count: (of: Of) => Count): (of: Of) => Count {
  const counted = new WeakMap<Of, { readonly count: Count }>();
  return (of) => {
    const known = counted.get(of) ?? { count: count(of) };
    counted.set(of, known);
    return known.count;
  };
}
