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
 * lines run down, and the next one stands to the left.
 */
export function growthOf(press: Press, vertical: boolean): Growth | null {
  if (!press.shiftKey || press.metaKey) return null;
  const along = press.ctrlKey || press.altKey ? 'word' : 'character';
  const keys: Readonly<Record<string, Growth>> = vertical
    ? {
        ArrowDown: { direction: 'forward', granularity: along },
        ArrowUp: { direction: 'backward', granularity: along },
        ArrowLeft: { direction: 'forward', granularity: 'line' },
        ArrowRight: { direction: 'backward', granularity: 'line' },
      }
    : {
        ArrowRight: { direction: 'forward', granularity: along },
        ArrowLeft: { direction: 'backward', granularity: along },
        ArrowDown: { direction: 'forward', granularity: 'line' },
        ArrowUp: { direction: 'backward', granularity: 'line' },
      };
  const ends: Readonly<Record<string, Growth>> = {
    End: { direction: 'forward', granularity: 'lineboundary' },
    Home: { direction: 'backward', granularity: 'lineboundary' },
  };
  return keys[press.key] ?? ends[press.key] ?? null;
}
