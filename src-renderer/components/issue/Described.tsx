import type { Issue } from '#shared/model/issue.ts';
import { useApplication, useTranslator } from '../../state/application.ts';

/** Which fields of the masthead a person filled in, and the way to fill in more. */
export function Described({ issue }: { readonly issue: Issue }) {
  const { overlays } = useApplication();
  const { t } = useTranslator();
  const described = issue.described ?? [];
  return (
    <div className="described">
      {described.length > 0 && (
        <p>
          {t('describe.byPerson', {
            fields: described.map((field) => t(`describe.field.${field}`)).join(', '),
          })}
        </p>
      )}
      <button
        type="button"
        className="plain-button"
        aria-haspopup="dialog"
        onClick={() => overlays.setState({ dialog: { kind: 'describe', issueIds: [issue.id] } })}
      >
        {t('describe.button')}
      </button>
    </div>
  );
}
