import { useApplication, usePart, useTranslator } from '../../state/application.ts';

/** Says when the application cannot be reached; what is on screen stays. */
export function ConnectionLine() {
  const { connection } = useApplication();
  const { t } = useTranslator();
  const status = usePart(connection, (state) => state.status);
  if (status === 'connected') return null;
  return (
    <p className="connection" role="alert">
      {t(`connection.${status}`)}
    </p>
  );
}
