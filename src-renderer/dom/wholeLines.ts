/** What a browser's fractions may make a size larger than whole lines, as a share of one. */
const tolerance = 0.04;

/**
 * Gives every head below a root a size of whole lines of vertical text (`line` in pixels), so that the lines
 * beside it stand on one grid all over the paper; styles/paper/tiers.css reads it from `--whole`.
 */
export function setOnLines(root: HTMLElement, line: number): void {
  const parts = [...root.querySelectorAll<HTMLElement>('[data-placed] > .paper-head, .paper-masthead')];
  for (const part of parts) part.style.removeProperty('--whole');
  const sizes = parts.map((part) => part.getBoundingClientRect().width);
  for (const [index, part] of parts.entries()) {
    const lines = Math.ceil((sizes[index] ?? 0) / line - tolerance);
    part.style.setProperty('--whole', `${lines * line}px`);
  }
}
