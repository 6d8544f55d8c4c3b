import { type RefObject, useCallback, useEffect, useState } from 'react';
import { message } from '#shared/i18n/translate.ts';
import type { PaperHandle, SelectionAnchor } from '../../components/desk/paperHandle.ts';
import { useApplication, usePart } from '../../state/application.ts';

export interface LookingUp {
  /** What the panel stands beside; null while nothing is looked up here. */
  readonly anchor: SelectionAnchor | null;
  /** Looks up what is selected, else the word at the caret. */
  readonly lookUp: () => void;
  readonly close: () => void;
}

/** Looking a word of the paper up in the person's dictionaries. */
export function useLookUp(issueId: string, paper: RefObject<PaperHandle | null>): LookingUp {
  const { dictionary, toasts } = useApplication();
  const isOpen = usePart(dictionary.store, ({ request }) => request !== null);
  const [anchor, setAnchor] = useState<SelectionAnchor | null>(null);
  const lookUp = useCallback(() => {
    const selected = paper.current?.selection() ?? null;
    const selection = selected?.region ? null : selected;
    const caret = selection ? null : (paper.current?.caret?.() ?? null);
    const place = selection ?? caret;
    if (!place) {
      toasts.done(message('dictionary.noSelection'));
      return;
    }
    setAnchor(place.anchor);
    void dictionary.look(
      selection
        ? { before: '', selected: selection.text, after: '' }
        : { before: caret?.before ?? '', selected: '', after: caret?.after ?? '' },
    );
  }, [paper, dictionary, toasts]);
  const close = useCallback(() => {
    setAnchor(null);
    dictionary.close();
  }, [dictionary]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was looked up in one issue is not beside another
  useEffect(() => close, [close, issueId]);
  return { anchor: isOpen ? anchor : null, lookUp, close };
}
