import { useEffect, useRef } from 'react';
import type { PictureStrip } from '../geometry/strip.ts';

/** Where the picture of a page is taken from: its address, or a drawing of it. */
export type StripSource =
  | { readonly kind: 'image'; readonly url: string }
  | { readonly kind: 'drawing'; readonly canvas: HTMLCanvasElement };

/** A strip of the page's picture. */
export function LineStrip({ source, strip }: { readonly source: StripSource; readonly strip: PictureStrip }) {
  const { width, height, pageWidth, pageHeight, left, top } = strip;
  return (
    <div className="line-strip" style={{ width, height }} aria-hidden="true">
      {source.kind === 'image' ? (
        <img
          src={source.url}
          alt=""
          draggable={false}
          style={{ width: pageWidth, height: pageHeight, left: -left, top: -top }}
        />
      ) : (
        <Cutting canvas={source.canvas} strip={strip} />
      )}
    </div>
  );
}

function Cutting({ canvas, strip }: { readonly canvas: HTMLCanvasElement; readonly strip: PictureStrip }) {
  const target = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const cut = target.current;
    const context = cut?.getContext('2d');
    if (!cut || !context) return;
    const { width, height, pageWidth, left, top } = strip;
    const density = window.devicePixelRatio;
    cut.width = Math.round(width * density);
    cut.height = Math.round(height * density);
    const scale = canvas.width / pageWidth;
    context.drawImage(
      canvas,
      left * scale,
      top * scale,
      width * scale,
      height * scale,
      0,
      0,
      cut.width,
      cut.height,
    );
  }, [canvas, strip]);
  return <canvas ref={target} />;
}
