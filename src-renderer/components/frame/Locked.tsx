import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { Icon } from '../base/Icon.tsx';

/** Says at the top of the desk why marks cannot be saved in this library. */
export function Locked() {
  const { library } = useApplication();
  const { t } = useTranslator();
  const locked = usePart(library.store, (state) => state.state?.marksLocked ?? null);
  if (locked === null) return null;
  return (
    <p className="locked" role="status">
      <Icon name="lock" /> {t(`locked.${locked}`)}
    </p>
  );
}
