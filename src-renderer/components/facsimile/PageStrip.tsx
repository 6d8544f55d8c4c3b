import { useEffect, useRef } from 'react';
import type { FacsimileSheet } from '#shared/model/facsimile.ts';
import { moveByArrow } from '../base/roving.ts';

interface PageStripProps {
  readonly name: string;
  readonly sheets: readonly FacsimileSheet[];
  /** Index of the page on screen. */
  readonly current: number;
  readonly nameOf: (sheet: FacsimileSheet) => string;
  readonly onTurn: (index: number) => void;
}

/**
 * Every page as a small drawing of its articles. Drawings, because the pictures of a long issue at full
 * size would fill the memory.
 */
export function PageStrip({ name, sheets, current, nameOf, onTurn }: PageStripProps) {
  const list = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is current
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [current]);
  return (
    <nav ref={list} className="facsimile-strip" aria-label={name} onKeyDown={moveByArrow}>
      {sheets.map((sheet, index) => (
        <button
          key={sheet.number}
          type="button"
          className="facsimile-leaf"
          aria-current={index === current ? 'page' : undefined}
          tabIndex={index === current ? 0 : -1}
          title={nameOf(sheet)}
          aria-label={nameOf(sheet)}
          onClick={() => onTurn(index)}
        >
          <svg
            viewBox={`0 0 100 ${(100 * sheet.height) / sheet.width}`}
            preserveAspectRatio="none"
            aria-hidden="true"
          >
            {sheet.zones.map(({ box }) => (
              <rect
                key={`${box.left} ${box.top} ${box.width}`}
                x={box.left * 100 + 1}
                y={((box.top * 100 + 1) * sheet.height) / sheet.width}
                width={Math.max(1, box.width * 100 - 2)}
                height={Math.max(1, ((box.height * 100 - 2) * sheet.height) / sheet.width)}
              />
            ))}
          </svg>
          <span>{sheet.label ?? sheet.number}</span>
        </button>
      ))}
    </nav>
  );
}
