import { useMemo } from 'react';
import type { Issue } from '#shared/model/issue.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { machineReadCode } from '../../state/issue/certainty.ts';
import {
  hasReadablePictures,
  isWithoutText,
  picturesOfIssues,
} from '../../state/library/readablePictures.ts';
import { paperName } from '../desk/names.ts';
import { ReadPicturesButton } from '../pictures/ReadPicturesButton.tsx';

/** That a machine read the issue, with what, and how sure it was; and the way to have its pictures read. */
export function MachineRead({ issue }: { readonly issue: Issue }) {
  const { library } = useApplication();
  const translator = useTranslator();
  const { t, language } = translator;
  const summary = usePart(library.store, (state) => state.issues.get(issue.id));
  const what = useMemo(() => picturesOfIssues([issue.id]), [issue.id]);
  const told = issue.warnings.find(({ code }) => code === machineReadCode);
  const canBeRead =
    summary !== undefined && hasReadablePictures(summary) && (told !== undefined || isWithoutText(summary));
  if (!told && !canBeRead) return null;
  const name = paperName(translator, issue.publication, issue.date, issue.masthead.dateText);
  return (
    <div className="described machine-read">
      {told && (
        <p>
          {language === 'en' ? told.message : t('pictures.machineRead')}
          {/* Names and figures are the engine's own. */}
          {language !== 'en' && <small lang="en">{told.message}</small>}
        </p>
      )}
      {canBeRead && <ReadPicturesButton className="plain-button" what={what} name={name} />}
    </div>
  );
}
