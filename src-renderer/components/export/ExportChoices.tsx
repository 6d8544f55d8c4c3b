import {
  type ExportOptions,
  exportFormats,
  exportGroupings,
  folderFormats,
  usualGrouping,
} from '#shared/model/exportOptions.ts';
import { useTranslator } from '../../state/application.ts';
import type { ExportKind, ExportSubject } from '../../state/window/overlays.ts';
import { ChoiceField } from '../fields/ChoiceField.tsx';
import { ProgramChoices } from './ProgramChoices.tsx';

interface ExportChoicesProps {
  readonly subject: ExportSubject;
  readonly kind: ExportKind;
  readonly onKind: (kind: ExportKind) => void;
  readonly options: ExportOptions;
  readonly onOptions: (options: ExportOptions) => void;
  /** Whether the host writes into the files of an earlier export. */
  readonly mergesFiles: boolean;
}

/** What is exported and how. A choice that would change nothing is not offered. */
export function ExportChoices({
  subject,
  kind,
  onKind,
  options,
  onOptions,
  mergesFiles,
}: ExportChoicesProps) {
  const { t } = useTranslator();
  const isMarkdown = options.format === 'markdown';
  const set = (changes: Partial<ExportOptions>) => onOptions({ ...options, ...changes });
  return (
    <div className="export-choices">
      <ChoiceField
        label={t('export.what')}
        value={kind}
        choices={kindsOf(subject)}
        nameOf={(one) =>
          one === 'annotations' || one === 'selection'
            ? t('export.scope.annotations', { count: chosenCount(subject) })
            : t(`export.scope.${one}`)
        }
        onChange={onKind}
      />
      <ChoiceField
        label={t('export.format')}
        value={options.format}
        choices={exportFormats.filter((format) => mergesFiles || !folderFormats.includes(format))}
        nameOf={(format) => t(`export.format.${format}`)}
        onChange={(format) => set({ format, ...regrouped(options, format) })}
      />
      <ChoiceField
        label={t('export.per')}
        value={options.per}
        choices={exportGroupings}
        nameOf={(per) => t(`export.per.${per}`)}
        onChange={(per) => set({ per })}
      />
      {isMarkdown && <ProgramChoices options={options} set={set} />}
      {(isMarkdown || options.format === 'docx') && (
        <>
          <ChoiceField
            label={t('export.colours')}
            value={options.colours}
            choices={['none', 'headings', 'tags']}
            nameOf={(colours) => t(`export.colours.${colours}`)}
            onChange={(colours) => set({ colours })}
          />
          {isMarkdown &&
            (options.per === 'annotation' || (kind === 'library' && options.per === 'issue')) && (
              <ChoiceField
                label={t('export.links')}
                value={options.links}
                choices={['plain', 'wiki']}
                nameOf={(links) => t(`export.links.${links}`)}
                onChange={(links) => set({ links })}
              />
            )}
          {isMarkdown && mergesFiles && (
            <ChoiceField
              label={t('export.removed')}
              value={options.removed}
              choices={['remove', 'strike']}
              nameOf={(removed) => t(`export.removed.${removed}`)}
              onChange={(removed) => set({ removed })}
            />
          )}
          <label className="export-check">
            <input
              type="checkbox"
              checked={options.withoutQuotes}
              onChange={({ target }) => set({ withoutQuotes: target.checked })}
            />
            {t('export.withoutQuotes')}
          </label>
        </>
      )}
    </div>
  );
}

/** Files are grouped as is usual for the format, unless the person grouped them otherwise. */
const regrouped = ({ format, per }: ExportOptions, next: ExportOptions['format']) =>
  per === usualGrouping(format) ? { per: usualGrouping(next) } : {};

const chosenCount = ({ annotationIds, selection = [] }: ExportSubject): number =>
  annotationIds.length + selection.reduce((sum, chosen) => sum + chosen.annotationIds.length, 0);

function kindsOf(subject: ExportSubject): readonly ExportKind[] {
  const kinds: ExportKind[] = [];
  if (subject.collectionId !== undefined) kinds.push('collection');
  if (subject.selection) kinds.push('selection');
  if (subject.annotationIds.length > 0) kinds.push('annotations');
  if (subject.issueId !== null && subject.articleId !== null) kinds.push('article');
  if (subject.issueId !== null) kinds.push('issue');
  kinds.push('library');
  return kinds;
}
