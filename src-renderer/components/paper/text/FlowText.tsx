import { type ReactNode, useMemo } from 'react';
import type { Flow } from '#shared/model/span.ts';
import { isCorrected } from '#shared/text/flow.ts';
import { flowKey } from '../../../dom/passages.ts';
import { inHalfWidth } from '../../../layout/lines/halfWidth.ts';
import type { Hyphenate } from '../../../layout/lines/hyphenation.ts';
import { lastLineStart } from '../../../layout/lines/lastLine.ts';
import type { Measure, SetLine } from '../../../layout/lines/setLines.ts';
import { shownAs } from '../../../layout/lines/shownText.ts';
import { markWords } from '../../base/shown/markWords.tsx';
import { CorrectedText } from './CorrectedText.tsx';
import { SetLines } from './letters/SetLines.tsx';
import { setLetters } from './letters/setLetters.tsx';
import { usePaperSetting } from './PaperContext.ts';

export interface FlowTextProps {
  readonly flow: Flow;
  readonly as?: 'p' | 'span' | 'h1' | 'h2' | 'h3' | 'li';
  readonly className?: string;
  readonly id?: string;
  /** Sets one- and two-digit numbers upright in vertical lines (縦中横). */
  readonly upright?: boolean;
  /** Puts soft hyphens in; dom/softHyphens.ts knows how to do without them. */
  readonly hyphenate?: Hyphenate | null;
  /** The line that a paragraph is set to, in pixels; null where the browser breaks it. */
  readonly measure?: Measure | null;
  /** Leaves no single Han character on its last line. */
  readonly bound?: boolean;
  /** Marks the words of a Han text, which `data-words` on the article keeps whole. */
  readonly worded?: boolean;
  /** The part of the text that this element shows, in UTF-16 units, where another one shows the rest. */
  readonly part?: { readonly from: number; readonly to: number } | null;
}

/**
 * One flow as one element, or as two in turn. Its text is `flow.text`, character for character as
 * `layout/lines/shownText.ts` shows it and with wide digits and letters narrow, but for soft hyphens: what is not in the
 * canonical text (indents, rules, numerals of notes) is drawn, never inserted, so that selections and
 * highlights find their way.
 */
export function FlowText({
  flow,
  as: Tag = 'p',
  className,
  id,
  upright = false,
  hyphenate = null,
  measure = null,
  bound = false,
  worded = false,
  part = null,
}: FlowTextProps) {
  const { substitute, lineSetter } = usePaperSetting();
  const shown = useMemo(() => shownAs(flow.text, substitute), [flow, substitute]);
  const [from, to] = part ? [part.from, part.to] : [0, flow.text.length];
  const text = useMemo(() => {
    const narrow = inHalfWidth(shown.slice(from, to), upright);
    return hyphenate ? hyphenate(narrow) : narrow;
  }, [shown, from, to, hyphenate, upright]);
  const goesOn = to < flow.text.length;
  const lines = useMemo(
    () => (measure && lineSetter && !isCorrected(flow) ? lineSetter.lines(text, measure, goesOn) : null),
    [flow, text, lineSetter, measure, goesOn],
  );
  return (
    <Tag
      data-flow={flowKey(flow)}
      data-from={part ? from : undefined}
      data-to={part ? to : undefined}
      data-full={goesOn && lines?.at(-1)?.full ? true : undefined}
      className={className}
      id={id}
    >
      {isCorrected(flow) ? (
        <CorrectedText flow={flow} shown={shown} hyphenate={hyphenate} upright={upright} />
      ) : (
        <SetText text={text} upright={upright} bound={bound} worded={worded} lines={lines} />
      )}
    </Tag>
  );
}

interface SetTextProps {
  readonly text: string;
  readonly upright: boolean;
  readonly bound: boolean;
  readonly worded: boolean;
  /** As they were set; null where the browser breaks them. */
  readonly lines: readonly SetLine[] | null;
}

function SetText({ text, upright, bound, worded, lines }: SetTextProps): ReactNode {
  if (lines) return <SetLines text={text} lines={lines} />;
  const end = bound ? lastLineStart(text) : text.length;
  const letters = (part: string) => setLetters(part, upright);
  const set = (part: string) => (worded ? markWords(part, 'paper-word', letters) : letters(part));
  if (end === text.length) return set(text);
  return (
    <>
      {set(text.slice(0, end))}
      <span className="paper-last">{setLetters(text.slice(end), upright)}</span>
    </>
  );
}
