import type { Ref } from 'react';
import type { Notice } from '#shared/model/issue.ts';
import type { BlockFrame } from '../../../layout/types.ts';
import { useTranslator } from '../../../state/application.ts';
import { FlowText } from './FlowText.tsx';
import { Numerals } from './Numerals.tsx';
import { usePaperSetting } from './PaperContext.ts';
import { placeStyle } from './placeStyle.ts';

export interface NoticeBoxProps {
  readonly notice: Notice;
  readonly frame: BlockFrame | null;
  /** Whether the numerals of its notes are placed. */
  readonly noted: boolean;
  readonly ref?: Ref<HTMLDivElement>;
}

/** A slogan, advertisement or filler in its box. */
export function NoticeBox({ notice, frame, noted, ref }: NoticeBoxProps) {
  const { view } = usePaperSetting();
  const { t } = useTranslator();
  return (
    <div
      role="note"
      ref={ref}
      className="paper-notice"
      data-notice={notice.id}
      data-kind={notice.kind}
      data-placed={frame ? true : undefined}
      aria-label={t(`notice.${notice.kind}`)}
      style={frame ? placeStyle(frame) : undefined}
    >
      <FlowText flow={notice} className="paper-notice-text" upright={view === 'vertical'} />
      {noted && <Numerals block={notice.id} />}
    </div>
  );
}
