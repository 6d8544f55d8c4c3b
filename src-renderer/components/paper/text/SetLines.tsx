import { Fragment } from 'react';
import type { SetLine } from '../../../layout/lines/setLines.ts';

interface SetLinesProps {
  readonly text: string;
  readonly lines: readonly SetLine[];
}

/**
 * A paragraph whose lines are given: each is an element that is not broken, and what stands between two (a space,
 * a soft hyphen) breaks. The text is what it was.
 */
export function SetLines({ text, lines }: SetLinesProps) {
  return lines.map(({ start, end, tighter }, index) => (
    <Fragment key={start}>
      <span className="paper-line" style={tighter > 0 ? { '--tighter': `${-tighter}px` } : undefined}>
        {text.slice(start, end)}
      </span>
      {text.slice(end, lines[index + 1]?.start)}
    </Fragment>
  ));
}
