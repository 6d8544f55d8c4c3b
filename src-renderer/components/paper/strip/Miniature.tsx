import { memo, useMemo } from 'react';
import {
  type Fit,
  headPath,
  inkPath,
  miniatureBlocks,
  noticePath,
  textPath,
} from '../../../layout/miniature.ts';
import type { StripPlace } from '../../../layout/strip.ts';
import type { Placement } from '../../../layout/types.ts';
import type { Ink, InkName } from './ink.ts';

interface MiniatureProps {
  readonly place: StripPlace;
  /** Of what it shows, in pixels of the sheet. */
  readonly width: number;
  readonly height: number;
  readonly placement: Placement;
  readonly fit: Fit;
  readonly notices: ReadonlySet<string>;
  readonly ink: Ink;
  /** Height of the paper's head above the blocks; 0 where there is none. */
  readonly masthead: number;
}

/** A mark is not drawn lower than this, in pixels of the strip. */
const leastInk = 2;
const leastHead = 1;

/** A stretch of the sheet from afar: heads as bars, text as grey columns, marks and hits in their colours. */
export const Miniature = memo(function Miniature(props: MiniatureProps) {
  const { place, width, height, placement, fit, notices, ink, masthead } = props;
  const pixel = height / place.height;
  const blocks = useMemo(
    () => miniatureBlocks(placement, (id) => notices.has(id), fit),
    [placement, notices, fit],
  );
  const drawn = useMemo(
    () => ({
      heads: headPath(blocks, { least: leastHead * pixel }),
      text: textPath(blocks),
      notices: noticePath(blocks),
    }),
    [blocks, pixel],
  );
  const inked = useMemo(() => {
    const paths = new Map<InkName, string>();
    for (const id of new Set(blocks.map((block) => block.id))) {
      const own = blocks.filter((block) => block.id === id);
      for (const [name, passages] of ink.get(id) ?? []) {
        const path = inkPath(own, passages, { least: leastInk * pixel });
        paths.set(name, (paths.get(name) ?? '') + path);
      }
    }
    return [...paths];
  }, [blocks, ink, pixel]);
  return (
    <svg
      className="page-leaf"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      style={{ top: place.top, height: place.height }}
      aria-hidden="true"
    >
      {masthead > 0 && <Nameplate width={width} height={masthead} />}
      <path className="page-leaf-text" d={drawn.text} />
      <path className="page-leaf-notices" d={drawn.notices} />
      <path className="page-leaf-heads" d={drawn.heads} />
      {inked.map(([name, path]) =>
        name === 'match' || name === 'current' ? (
          <path
            key={name}
            className="page-leaf-match"
            data-current={name === 'current' || undefined}
            d={path}
          />
        ) : (
          <path key={name} className="page-leaf-mark" data-colour={name} d={path} />
        ),
      )}
    </svg>
  );
});

/** The paper's name as a bar over its rule. */
function Nameplate({ width, height }: { readonly width: number; readonly height: number }) {
  return (
    <>
      <rect
        className="page-leaf-title"
        x={width * 0.28}
        y={height * 0.36}
        width={width * 0.44}
        height={height * 0.34}
      />
      <rect
        className="page-leaf-heads"
        x={width * 0.04}
        y={height * 0.84}
        width={width * 0.92}
        height={height * 0.07}
      />
    </>
  );
}
