import type { Translator } from '#shared/i18n/translate.ts';

interface DoorProps {
  /** Nobody here was let in yet, or the address was used before. */
  readonly reason: 'unknown' | 'used';
  readonly translator: Translator;
}

/** In place of the app where this browser was not let in: why, and how to come in. */
export function Door({ reason, translator: { t } }: DoorProps) {
  return (
    <main className="desk welcome" aria-labelledby="door-title">
      <div className="welcome-sheet">
        <h1 id="door-title">Broadsheet</h1>
        <p className="welcome-lead" role="alert">
          {t(`door.${reason}`)}
        </p>
        <p>{t('door.enter')}</p>
        <p>{t('door.again')}</p>
        <p className="soft">{t('door.why')}</p>
      </div>
    </main>
  );
}
