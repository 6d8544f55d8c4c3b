import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { pagesDone, progressMessage, timeLeftMessage } from '../../state/library/pictureReading.ts';
import { IconButton } from '../base/IconButton.tsx';
import { UnreadPages } from './UnreadPages.tsx';

/** How far the reading of pictures has come, and what it left unread. */
export function ReadingProgress() {
  const { pictures, settings } = useApplication();
  const { t, say } = useTranslator();
  const reading = usePart(pictures.store, (state) => state.reading);
  const { status, total, unread } = reading;
  const progress = progressMessage(reading);
  const left = timeLeftMessage(reading);
  const goesOn = status === 'paused' || status === 'stopped';
  return (
    <section className="reading-line" data-status={status} aria-label={t('pictures.name')}>
      {progress && (
        <>
          <p>
            {say(progress)}
            {left && <span className="soft"> · {say(left)}</span>}
          </p>
          <progress
            aria-label={t('pictures.progressName')}
            max={Math.max(1, total)}
            value={pagesDone(reading)}
          />
        </>
      )}
      {unread.length > 0 && <UnreadPages pages={unread} />}
      {status === 'waiting' && (
        <button
          type="button"
          className="plain-button"
          onClick={() => void settings.change({ readPicturesOnBattery: true })}
        >
          {t('pictures.onBattery')}
        </button>
      )}
      <span className="reading-line-actions">
        {(status === 'running' || status === 'waiting') && (
          <IconButton icon="pause" label={t('pictures.pause')} onClick={() => void pictures.pause()} />
        )}
        {goesOn && (
          <IconButton icon="play" label={t('pictures.resume')} onClick={() => void pictures.resume()} />
        )}
        <IconButton
          icon="close"
          label={t(status === 'idle' ? 'pictures.dismiss' : 'pictures.cancel')}
          onClick={() => void pictures.cancel()}
        />
      </span>
    </section>
  );
}
