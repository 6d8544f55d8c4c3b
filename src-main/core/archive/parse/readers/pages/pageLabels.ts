/** `7A`, `A 3`, `[12]`, `xiv`: what a paper prints as the number of a page, and not what a scanner made of it. */
const plainLabel = /^[[(]?(?:\p{Lu}{0,2}[\s.-]?\d{1,4}[A-Za-z]?|[ivxlc]{1,7}|[IVXLC]{1,7})[\])]?$/u;

/** How cataloguers write that a page has no number: not paginated, unnumbered. */
const unnumbered =
  /^[[(]?(?:n\.?\s?p\.?|s\.?\s?p\.?|o\.?\s?z\.?|unn(?:umbered)?\.?|unpag(?:inated|ed)?\.?|uncounted|-+|\?+)[\])]?$/iu;

/** The label that a record gives a page; null where it only says that there is none. */
export function statedLabel(label: string | null): string | null {
  const text = label?.trim() ?? '';
  return text === '' || unnumbered.test(text) ? null : text;
}

/**
 * Labels that were read off the pages by a machine, in the order of the pages. Numbers count only where they agree
 * with each other from page to page; anything that is no number of a page is noise.
 */
export function readLabels(labels: readonly (string | null)[]): readonly (string | null)[] {
  const plain = labels.map((label) =>
    label !== null && plainLabel.test(label.trim()) ? label.trim() : null,
  );
  const offsets = new Map<number, number>();
  plain.forEach((label, index) => {
    if (label === null || !/^\d+$/u.test(label)) return;
    const offset = Number(label) - index;
    offsets.set(offset, (offsets.get(offset) ?? 0) + 1);
  });
  const total = [...offsets.values()].reduce((sum, count) => sum + count, 0);
  const [usual] = [...offsets].sort(([, a], [, b]) => b - a);
  const agreed = usual && usual[1] * 3 >= total * 2 ? usual[0] : null;
  return plain.map((label, index) =>
    label === null || !/^\d+$/u.test(label) || Number(label) - index === agreed ? label : null,
  );
}

/**
 * The numbers of pages that nothing but themselves puts in order: as they are labelled where every label is a number
 * and they rise, so that a page that is missing leaves a gap; otherwise counted.
 */
export function pageNumbers(labels: readonly (string | null)[]): readonly number[] {
  const numbers = labels.map((label) => (label !== null && /^\d{1,4}$/u.test(label) ? Number(label) : 0));
  const rise = numbers.every((number, index) => number > (index === 0 ? 0 : (numbers[index - 1] ?? number)));
  return rise ? numbers : labels.map((_, index) => index + 1);
}
