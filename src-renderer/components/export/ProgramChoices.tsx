import {
  type ExportOptions,
  exportPrograms,
  fenceForms,
  programOf,
  tagWordMarks,
} from '#shared/model/exportOptions.ts';
import { tagTargetOf } from '#shared/text/exportTags.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { ChoiceField } from '../fields/ChoiceField.tsx';

interface ProgramChoicesProps {
  readonly options: ExportOptions;
  readonly set: (changes: Partial<ExportOptions>) => void;
}

/** The program that Markdown is for, and below it what that program leaves open. */
export function ProgramChoices({ options, set }: ProgramChoicesProps) {
  const { peer, settings, toasts } = useApplication();
  const { t } = useTranslator();
  const ownTemplate = usePart(settings.store, (state) => state.exportTemplate);
  const { template } = options;
  const program = typeof template === 'string' ? programOf(template) : 'own';
  const choose = async (chosen: (typeof programs)[number]) => {
    if (chosen !== 'own') return set({ template: chosen });
    try {
      const preset = typeof template === 'string' ? template : 'obsidian';
      set({ template: ownTemplate ?? (await peer.call('export.template', { preset })) });
    } catch (error) {
      toasts.failed(error);
    }
  };
  return (
    <>
      <ChoiceField
        label={t('export.program')}
        value={program}
        choices={programs}
        nameOf={(one) => (one === 'own' ? t('export.template.own') : t(`export.program.${one}`))}
        onChange={(one) => void choose(one)}
      />
      {program === 'obsidian' && (
        <ChoiceField
          label={t('export.passages')}
          value={template === 'callouts' ? 'callouts' : 'obsidian'}
          choices={['obsidian', 'callouts']}
          nameOf={(preset) => t(`export.passages.${preset}`)}
          onChange={(preset) => set({ template: preset })}
        />
      )}
      {tagTargetOf(template) === 'obsidian' && (
        <ChoiceField
          label={t('export.tagWords')}
          value={options.tagWords}
          choices={tagWordMarks}
          nameOf={(words) => t(`export.tagWords.${words}`)}
          onChange={(tagWords) => set({ tagWords })}
        />
      )}
      {program !== 'logseq' && (
        <ChoiceField
          label={t('export.fences')}
          why={t('export.fencesWhy')}
          value={options.fences}
          choices={fenceForms}
          nameOf={(form) => t(`export.fences.${form}`)}
          onChange={(fences) => set({ fences })}
        />
      )}
    </>
  );
}

const programs = [...exportPrograms, 'own'] as const;
