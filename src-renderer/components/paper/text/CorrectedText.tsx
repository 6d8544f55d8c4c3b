import { Fragment } from 'react';
import type { Flow } from '#shared/model/span.ts';
import { printedText, readStretches } from '#shared/text/flow.ts';
import { inHalfWidth } from '../../../layout/lines/halfWidth.ts';
import type { Hyphenate } from '../../../layout/lines/hyphenation.ts';
import { useTranslator } from '../../../state/application.ts';
import { setLetters } from './letters/setLetters.tsx';
import { usePaperSetting } from './PaperContext.ts';

interface CorrectedTextProps {
  readonly flow: Flow;
  /** Its text as it is shown, as long as the flow's own. */
  readonly shown: string;
  readonly hyphenate: Hyphenate | null;
  readonly upright: boolean;
}

/** The text of a flow in which a person has corrected something; what is printed shows on hover and focus. */
export function CorrectedText({ flow, shown, hyphenate, upright }: CorrectedTextProps) {
  const { printed } = usePaperSetting();
  const { t } = useTranslator();
  const set = (start: number, end: number) => {
    const text = inHalfWidth(shown.slice(start, end), upright);
    return setLetters(hyphenate ? hyphenate(text) : text, upright);
  };
  let at = 0;
  return readStretches(flow).map(({ text, replaced }) => {
    const key = at;
    at += text.length;
    if (replaced.length === 0) return <Fragment key={key}>{set(key, at)}</Fragment>;
    const original = t('correct.reads', {
      text: printedText(replaced, printed) || t('correct.notPrinted'),
    });
    return (
      <span
        key={key}
        className="paper-corrected"
        title={original}
        data-printed={original}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard reaches what the pointer hovers over
        tabIndex={0}
      >
        {set(key, at)}
      </span>
    );
  });
}
