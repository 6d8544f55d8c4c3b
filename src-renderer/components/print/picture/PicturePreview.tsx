import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { onFontsLoaded } from '../../../dom/onFontsLoaded.ts';
import {
  columnWidth,
  type PictureShape,
  slideColumns,
  slideRatio,
  slideWidth,
} from '../../../layout/picture/slide.ts';
import { useTranslator } from '../../../state/application.ts';
import { useScrollerSize } from '../../paper/useScrollerSize.ts';

interface PicturePreviewProps {
  /** What stands above it. */
  readonly head: { readonly left: string; readonly right: string };
  readonly shape: PictureShape;
  /** What the picture is drawn from. */
  readonly stage: RefObject<HTMLDivElement | null>;
  /** The clipping. */
  readonly children: ReactNode;
}

/** Round the picture in its pane, in pixels. */
const margin = 12;

/** A clipping as the picture of it will be: on a slide its type is as large as the slide allows. */
export function PicturePreview({ head, shape, stage, children }: PicturePreviewProps) {
  const label = useTranslator().t('print.picturePreview');
  const pane = useRef<HTMLElement>(null);
  const size = useFitted(stage, shape);
  const room = useScrollerSize(pane, false);
  const wide = (room.width - 2 * margin) / size.width;
  const scale = Math.max(
    0.01,
    shape === 'slide' ? Math.min(wide, (room.height - 2 * margin) / size.height) : Math.min(1, wide),
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section ref={pane} className="print-preview picture-preview" aria-label={label} tabIndex={0}>
      <div
        className="picture-place"
        style={{ width: size.width * scale, height: size.height * scale, margin }}
      >
        <div ref={stage} className="picture" data-shape={shape} style={{ transform: `scale(${scale})` }}>
          <div className="picture-head">
            <strong>{head.left}</strong>
            <span>{head.right}</span>
          </div>
          {children}
        </div>
      </div>
    </section>
  );
}

/** Gives the stage the size of its picture, again whenever what is on it, or its type, changes. */
function useFitted(stage: RefObject<HTMLDivElement | null>, shape: PictureShape) {
  const [size, setSize] = useState({ width: 1, height: 1 });
  useLayoutEffect(() => {
    const element = stage.current;
    if (!element) return;
    let frame = 0;
    const look = () => {
      frame = 0;
      fitStage(element, shape);
      const { offsetWidth: width, offsetHeight: height } = element;
      setSize((before) => (before.width === width && before.height === height ? before : { width, height }));
    };
    const soon = () => {
      frame ||= requestAnimationFrame(look);
    };
    look();
    const changes = new MutationObserver(soon);
    changes.observe(element, { childList: true, subtree: true, characterData: true });
    const stop = onFontsLoaded(soon);
    return () => {
      cancelAnimationFrame(frame);
      changes.disconnect();
      stop();
    };
  }, [stage, shape]);
  return size;
}

function fitStage(element: HTMLElement, shape: PictureShape): void {
  const heightAt = (width: number) => {
    element.style.height = 'auto';
    element.style.width = `${width}px`;
    element.style.setProperty('--picture-columns', String(shape === 'slide' ? slideColumns(width) : 1));
    return element.offsetHeight;
  };
  if (shape === 'column') heightAt(columnWidth);
  else {
    const width = slideWidth(heightAt);
    element.style.height = `${Math.max(heightAt(width), Math.round(width / slideRatio))}px`;
  }
}
