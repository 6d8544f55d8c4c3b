import type { Issue } from '#shared/model/issue.ts';
import { useTranslator } from '../../state/application.ts';
import { FillInButton } from '../base/FillInButton.tsx';

/** Which fields of the masthead a person filled in, and the way to fill in more. */
export function Described({ issue }: { readonly issue: Issue }) {
  const { t } = useTranslator();
  const described = issue.described ?? [];
  return (
    <div className="described">
      {described.length > 0 && (
        <p>
          {t('describe.byPerson', {
            fields: described.map((field) => t(`describe.field.${field}`)).join(t('mark.list')),
          })}
        </p>
      )}
      <FillInButton issueIds={[issue.id]} />
    </div>
  );
}
