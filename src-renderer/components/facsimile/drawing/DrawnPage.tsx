import { useEffect, useRef } from 'react';

/** Draws a page so many device pixels wide; null when it was aborted. */
export type DrawPage = (width: number, signal: AbortSignal) => Promise<HTMLCanvasElement | null>;

interface DrawnPageProps {
  readonly className: string;
  /** Width on the screen in CSS pixels. */
  readonly width: number;
  /** Another function draws another page, or the same one anew. */
  readonly draw: DrawPage;
  readonly onBroken: () => void;
}

/** So long zooming rests before the page is drawn sharply again, in milliseconds. */
const rest = 160;

/** A page that is drawn here. While it is enlarged the drawing is stretched, and drawn anew once that rests. */
export function DrawnPage({ className, width, draw, onBroken }: DrawnPageProps) {
  const holder = useRef<HTMLDivElement>(null);
  const drawn = useRef<DrawPage | null>(null);
  const wanted = Math.round(width * window.devicePixelRatio);
  useEffect(() => {
    if (wanted === 0) return;
    const abort = new AbortController();
    const work = async () => {
      try {
        const canvas = await draw(wanted, abort.signal);
        if (!canvas || abort.signal.aborted) return;
        holder.current?.replaceChildren(canvas);
        drawn.current = draw;
      } catch {
        if (!abort.signal.aborted) onBroken();
      }
    };
    const timer = setTimeout(() => void work(), drawn.current === draw ? rest : 0);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [wanted, draw, onBroken]);
  return <div ref={holder} className={className} aria-hidden="true" />;
}
