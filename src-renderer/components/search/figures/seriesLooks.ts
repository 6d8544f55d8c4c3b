/** How the lines of compared words are told apart where colours are not: by their dashes and their marks. */
export interface SeriesLook {
  /** `stroke-dasharray`. */
  readonly dashes: string;
  /** A mark around the origin, as an SVG path. */
  readonly mark: string;
}

const solid = 'none';
const looks: readonly SeriesLook[] = [
  { dashes: solid, mark: 'M-3.5,0a3.5,3.5 0 1,0 7,0a3.5,3.5 0 1,0 -7,0Z' },
  { dashes: '7 3', mark: 'M-3.2,-3.2h6.4v6.4h-6.4Z' },
  { dashes: '2 3', mark: 'M0,-4.2L4,3H-4Z' },
  { dashes: '9 3 2 3', mark: 'M0,-4.5L4.5,0L0,4.5L-4.5,0Z' },
  { dashes: '14 4', mark: 'M0,4.2L4,-3H-4Z' },
  { dashes: '4 4', mark: 'M-1.4,-4h2.8v2.6h2.6v2.8h-2.6v2.6h-2.8v-2.6h-2.6v-2.8h2.6Z' },
  { dashes: '9 3 2 3 2 3', mark: 'M-4.2,-1.4h8.4v2.8h-8.4Z' },
];

/** The look of a line by its place among the lines; `--series-N` is its colour. */
export function lookOf(at: number): SeriesLook & { readonly colour: string } {
  const look = looks[at % looks.length] ?? { dashes: solid, mark: '' };
  return { ...look, colour: `var(--series-${(at % looks.length) + 1})` };
}
