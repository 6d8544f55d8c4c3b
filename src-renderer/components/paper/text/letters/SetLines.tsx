import { Fragment, type ReactNode } from 'react';
import type { SetLine } from '../../../../layout/lines/setLines.ts';

interface SetLinesProps {
  readonly text: string;
  readonly lines: readonly SetLine[];
}

/**
 * A paragraph whose lines are given: each is an element that is not broken, and what stands between two (a space,
 * a soft hyphen) breaks. The text is what it was.
 */
export function SetLines({ text, lines }: SetLinesProps) {
  return lines.map(({ start, end, tighter, outdented, closed }, index) => (
    <Fragment key={start}>
      <span className="paper-line" style={tighter > 0 ? { '--tighter': `${-tighter}px` } : undefined}>
        {outdented && <span className="paper-outdented">{text[start]}</span>}
        {closedUp(text, outdented ? start + 1 : start, end, closed)}
      </span>
      {text.slice(end, lines[index + 1]?.start)}
    </Fragment>
  ));
}

/** A line with its closed marks in elements of their own. */
function closedUp(text: string, start: number, end: number, closed: SetLine['closed']): ReactNode {
  if (!closed) return text.slice(start, end);
  return [start, ...closed.marks.map((at) => at + 1)].map((from, index) => {
    const mark = closed.marks[index];
    if (mark === undefined) return text.slice(from, end);
    return (
      <Fragment key={from}>
        {text.slice(from, mark)}
        <span className="paper-closed" style={{ '--closed': `${-closed.by}px` }}>
          {text[mark]}
        </span>
      </Fragment>
    );
  });
}
