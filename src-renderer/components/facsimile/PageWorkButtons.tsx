import { useTranslator } from '../../state/application.ts';
import { doubtfulWordBelow } from '../../state/issue/certainty.ts';
import { Icon } from '../base/Icon.tsx';
import { IconButton } from '../base/IconButton.tsx';
import type { PageWork } from './usePageWork.ts';

/** What can be done with the reading of a page, in the bar above it. */
export function PageWorkButtons({ work }: { readonly work: PageWork }) {
  const { t } = useTranslator();
  const { mode, setMode, markByKey, canCorrect, canReadAgain, showsDoubt, onShowDoubt } = work;
  return (
    <div className="facsimile-group">
      {showsDoubt !== null && (
        <IconButton
          icon="doubtful"
          label={t('lines.doubtful')}
          aria-pressed={showsDoubt}
          title={t('lines.doubtfulWhy', { percent: doubtfulWordBelow * 100 })}
          onClick={() => onShowDoubt(!showsDoubt)}
        />
      )}
      {canReadAgain && (
        <IconButton
          icon="readPart"
          label={t('region.button')}
          aria-pressed={mode === 'region'}
          onClick={() => setMode(mode === 'region' ? 'read' : 'region')}
        />
      )}
      <button
        type="button"
        className="button small facsimile-mark-part"
        aria-label={t('marking.button')}
        aria-keyshortcuts="M"
        title={`${t('marking.button')} (M)`}
        aria-pressed={mode === 'mark'}
        onClick={({ detail }) => {
          if (mode === 'mark') setMode('read');
          // A click without a pointer came from a key.
          else if (detail === 0) markByKey();
          else setMode('mark');
        }}
      >
        <Icon name="markPart" />
        <span>{t('marking.short')}</span>
      </button>
      {canCorrect && (
        <button
          type="button"
          className="button small facsimile-correct"
          aria-label={t('lines.correct')}
          aria-keyshortcuts="L"
          title={`${t('lines.correct')} (L)`}
          aria-pressed={mode === 'correct'}
          onClick={() => setMode(mode === 'correct' ? 'read' : 'correct')}
        >
          <Icon name="pencil" />
          <span>{t('lines.correct')}</span>
        </button>
      )}
    </div>
  );
}
