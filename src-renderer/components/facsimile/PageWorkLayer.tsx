import type { RefObject } from 'react';
import type { FacsimileSheet } from '#shared/model/facsimile.ts';
import type { Issue } from '#shared/model/issue.ts';
import { useApplication, useTranslator } from '../../state/application.ts';
import { LineEditor } from './lines/LineEditor.tsx';
import { DoubtShade, LineOutline } from './lines/LineInk.tsx';
import { usePageSource } from './lines/usePageSource.ts';
import { RegionChoice } from './region/RegionChoice.tsx';
import type { PageWork } from './usePageWork.ts';

interface PageWorkLayerProps {
  readonly issue: Issue;
  readonly sheet: FacsimileSheet;
  readonly work: PageWork;
  /** The page on the screen, in CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly scroller: RefObject<HTMLElement | null>;
  /** The person is about something else: a selection, a menu. */
  readonly isQuiet: boolean;
}

/** What lies over a page while a person works with its reading: shades, the line under the pointer, its editor. */
export function PageWorkLayer({ issue, sheet, work, width, height, scroller, isQuiet }: PageWorkLayerProps) {
  const { overlays } = useApplication();
  const translator = useTranslator();
  const { mode, correct, hovered, showsDoubt } = work;
  const { line, failure } = correct;
  const source = usePageSource(sheet, mode === 'correct');
  const { clientWidth = width, clientHeight = height } = scroller.current ?? {};
  return (
    <>
      {showsDoubt && <DoubtShade words={correct.doubtful} />}
      {hovered && !isQuiet && hovered !== line && mode !== 'region' && mode !== 'mark' && (
        <LineOutline line={hovered} says={line === null} language={issue.language} />
      )}
      {mode === 'correct' && line && (
        <>
          <LineOutline line={line} says={false} language={issue.language} />
          <LineEditor
            key={line.start}
            line={line}
            word={correct.word}
            source={source}
            language={issue.language}
            page={{ width, height }}
            room={{ width: clientWidth, height: clientHeight }}
            failure={failure === null ? null : translator.failure(failure)}
            isWorking={correct.isWorking}
            onTyped={correct.typed}
            onNext={() => void correct.next()}
            onDoubtful={correct.toDoubtful}
            onLeave={correct.leave}
          />
        </>
      )}
      {mode === 'region' && (
        <RegionChoice
          onLeave={() => work.setMode('read')}
          onChosen={(box) => {
            work.setMode('read');
            overlays.setState({
              dialog: { kind: 'readRegion', issueId: issue.id, page: sheet.number, box },
            });
          }}
        />
      )}
    </>
  );
}
