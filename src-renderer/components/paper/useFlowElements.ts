import { type RefObject, useCallback, useRef } from 'react';
import { FlowElements } from '../../dom/flowElements.ts';
import type { FlowIndex } from '../../dom/passages.ts';

/** The flow elements below a root, found when they are first asked for. */
export function useFlowElements(
  root: RefObject<HTMLElement | null>,
  index: FlowIndex,
): () => FlowElements | null {
  const known = useRef<FlowElements | null>(null);
  return useCallback(() => {
    const element = root.current;
    if (!element) return null;
    if (known.current?.root !== element || known.current.index !== index) {
      known.current = new FlowElements(element, index);
    }
    return known.current;
  }, [root, index]);
}
