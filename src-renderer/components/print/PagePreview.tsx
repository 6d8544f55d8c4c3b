import { type CSSProperties, useLayoutEffect, useRef } from 'react';
import type { PrintContent } from '#shared/contract/calls/print.ts';
import { useTranslator } from '../../state/application.ts';
import { useScrollerSize } from '../paper/useScrollerSize.ts';
import { PrintedSheet } from './PrintedSheet.tsx';
import type { PageHead } from './pageRule.ts';
import { margins, type PrintOptions, pageGeometry } from './pageSetup.ts';
import { usePageCount } from './usePageCount.ts';

interface PagePreviewProps {
  readonly content: PrintContent;
  readonly options: PrintOptions;
  readonly head: PageHead;
  /** Pages are as wide as the preview; otherwise they are whole. */
  readonly isLarge: boolean;
  readonly onCount: (pages: number) => void;
}

/** Pixels of a style sheet in a millimetre. */
const pixels = 96 / 25.4;
/** Between two pages of the preview, in millimetres of theirs. */
const gap = 12;

/**
 * The pages as they will be printed. The columns of one flow are the pages: what breaks lines, columns and pages
 * in Chromium is one and the same, so that the preview breaks where the print does.
 */
export function PagePreview({ content, options, head, isLarge, onCount }: PagePreviewProps) {
  const { t } = useTranslator();
  const pane = useRef<HTMLElement>(null);
  const flow = useRef<HTMLDivElement>(null);
  const geometry = pageGeometry(options);
  const { width, height, textWidth, textHeight } = geometry;
  const step = (width + gap) * pixels;
  const count = usePageCount(flow, step);
  useLayoutEffect(() => onCount(count), [onCount, count]);
  const room = useScrollerSize(pane, false);
  const scale = isLarge
    ? room.width / ((width + 2 * gap) * pixels)
    : Math.min(room.height / ((height + 2 * gap) * pixels), room.width / ((width + 2 * gap) * pixels));
  const all = {
    width: (count * (width + gap) + gap) * pixels * scale,
    height: (height + 2 * gap) * pixels * scale,
  };
  const flowStyle: CSSProperties = {
    left: `${gap + margins.left}mm`,
    top: `${gap + margins.top}mm`,
    width: `${textWidth}mm`,
    height: `${textHeight}mm`,
    columnWidth: `${textWidth}mm`,
    columnGap: `${width + gap - textWidth}mm`,
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section ref={pane} className="print-preview" aria-label={t('print.preview')} tabIndex={0}>
      <div className="print-pages" style={all}>
        <div className="print-scaled" style={{ transform: `scale(${scale})` }}>
          {Array.from({ length: count }, (_, index) => (
            <div
              // biome-ignore lint/suspicious/noArrayIndexKey: a page is told by its number alone
              key={index}
              className="print-page"
              aria-hidden
              style={{
                left: `${gap + index * (width + gap)}mm`,
                top: `${gap}mm`,
                width: `${width}mm`,
                height: `${height}mm`,
                padding: `0 ${margins.right}mm 0 ${margins.left}mm`,
              }}
            >
              <div className="print-page-top" style={{ height: `${margins.top - 5}mm` }}>
                <strong>{head.left}</strong>
                <span>{head.right}</span>
              </div>
              <div className="print-page-foot" style={{ top: `${height - margins.bottom + 5}mm` }}>
                {index + 1} / {count}
              </div>
            </div>
          ))}
          <div ref={flow} className="print-flow" style={flowStyle}>
            <PrintedSheet content={content} options={options} />
          </div>
        </div>
      </div>
    </section>
  );
}
