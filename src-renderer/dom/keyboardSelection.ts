import type { Direction } from '../layout/script.ts';

/** How a selection grows by one key press: what `Selection.modify` takes. */
export interface Growth {
  readonly direction: 'forward' | 'backward';
  readonly granularity: 'character' | 'word' | 'line' | 'lineboundary';
}

interface Press {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/**
 * What Shift with an arrow key, Home or End begins to select at a caret; null for every other key. Vertical
 * lines run down, and the next one stands to the left; where lines run from right to left, the left arrow goes on.
 */
export function growthOf(press: Press, vertical: boolean, direction: Direction = 'ltr'): Growth | null {
  if (!press.shiftKey || press.metaKey) return null;
  const along = press.ctrlKey || press.altKey ? 'word' : 'character';
  const onward = direction === 'ltr' ? 'forward' : 'backward';
  const back = direction === 'ltr' ? 'backward' : 'forward';
  const keys: Readonly<Record<string, Growth>> = vertical
    ? {
        ArrowDown: { direction: 'forward', granularity: along },
        ArrowUp: { direction: 'backward', granularity: along },
        ArrowLeft: { direction: 'forward', granularity: 'line' },
        ArrowRight: { direction: 'backward', granularity: 'line' },
      }
    : {
        ArrowRight: { direction: onward, granularity: along },
        ArrowLeft: { direction: back, granularity: along },
        ArrowDown: { direction: 'forward', granularity: 'line' },
        ArrowUp: { direction: 'backward', granularity: 'line' },
      };
  const ends: Readonly<Record<string, Growth>> = {
    End: { direction: 'forward', granularity: 'lineboundary' },
    Home: { direction: 'backward', granularity: 'lineboundary' },
  };
  return keys[press.key] ?? ends[press.key] ?? null;
}
