import type { Flow } from '#shared/model/span.ts';
import { useTranslator } from '../../../state/application.ts';
import { FlowText } from './FlowText.tsx';
import { usePaperSetting } from './PaperContext.ts';

interface ContinuationProps {
  /** The mark as printed, where there is one. */
  readonly marks: readonly Flow[];
  /** The page where the article goes on or comes from; null where it does neither. */
  readonly page: number | null;
  /** The article there, where it was found. */
  readonly otherId: string | undefined;
  readonly direction: 'on' | 'from';
}

/** Says where an article goes on or comes from, and leads there. */
export function Continuation({ marks, page, otherId, direction }: ContinuationProps) {
  const { onFollow } = usePaperSetting();
  const { t } = useTranslator();
  const printed = marks.map((mark) => <FlowText key={mark.start} flow={mark} className="paper-continued" />);
  if (page === null) return printed;
  const words = t(direction === 'on' ? 'paper.continuedOn' : 'paper.continuedFrom', { page: String(page) });
  const isPrinted = printed.length > 0;
  if (otherId === undefined) {
    return isPrinted ? printed : <p className="paper-continued paper-derived">{words}</p>;
  }
  return (
    <div className="paper-continuation" data-direction={direction}>
      {printed}
      <button
        type="button"
        className="paper-follow paper-derived"
        aria-label={words}
        title={words}
        onClick={() => onFollow(otherId)}
      >
        {!isPrinted && <span>{words}</span>}
        <span className="paper-follow-arrow" aria-hidden="true">
          {direction === 'on' ? '→' : '←'}
        </span>
      </button>
    </div>
  );
}
