import type { CSSProperties } from 'react';
import type { BlockFrame } from '../../../layout/types.ts';

/** A frame as custom properties: the style sheet decides what to make of them, and printing ignores them. */
export function placeStyle(frame: BlockFrame): CSSProperties {
  return {
    '--x': `${frame.x}px`,
    '--y': `${frame.y}px`,
    '--width': `${frame.width}px`,
    '--height': `${frame.height}px`,
    '--head': `${frame.head}px`,
    '--body': `${frame.body}px`,
  };
}
