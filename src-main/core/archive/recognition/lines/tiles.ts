/** A square of a sheet that the detector looks at, and the part of it that its answer counts for. */
export interface Tile {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** What it answers for: all such parts together cover the sheet once. Of the sheet. */
  readonly own: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  };
}

/**
 * Tiles of at most `side` pixels that overlap their neighbours by at least `overlap`; each answers for what lies
 * nearer to its middle than to its neighbour's, so that no answer is given at a tile's cut edge.
 */
export function tilesOf(width: number, height: number, side: number, overlap: number): readonly Tile[] {
  const columns = spansOf(width, side, overlap);
  const rows = spansOf(height, side, overlap);
  return rows.flatMap((row) =>
    columns.map((column) => ({
      left: column.start,
      top: row.start,
      width: column.length,
      height: row.length,
      own: { left: column.ownStart, right: column.ownEnd, top: row.ownStart, bottom: row.ownEnd },
    })),
  );
}

interface Span {
  readonly start: number;
  readonly length: number;
  readonly ownStart: number;
  readonly ownEnd: number;
}

function spansOf(length: number, side: number, overlap: number): readonly Span[] {
  const count = length <= side ? 1 : Math.ceil((length - overlap) / (side - overlap));
  // All tiles are of one size, the smallest that does.
  const each = Math.min(side, Math.ceil((length + (count - 1) * overlap) / count));
  const starts = Array.from({ length: count }, (_, at) =>
    count === 1 ? 0 : Math.round((at * (length - each)) / (count - 1)),
  );
  const edge = (at: number) => Math.round(((starts[at - 1] ?? 0) + each + (starts[at] ?? 0)) / 2);
  return starts.map((start, at) => ({
    start,
    length: Math.min(each, length - start),
    ownStart: at === 0 ? 0 : edge(at),
    ownEnd: at === count - 1 ? length : edge(at + 1),
  }));
}
