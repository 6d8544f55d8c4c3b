import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { IconButton } from '../base/IconButton.tsx';

/** Reads the issue aloud, pauses, goes on: what T does. */
export function ReadAloudButton() {
  const { readAloud, side } = useApplication();
  const { t } = useTranslator();
  const status = usePart(readAloud.store, (state) => (state.reader === side ? state.status : 'off'));
  return (
    <IconButton
      icon="speaker"
      label={t('aloud.start')}
      shortcut="T"
      aria-pressed={status === 'speaking'}
      onClick={() => readAloud.ask(side)}
    />
  );
}
