import {
  type ExportOptions,
  exportFormats,
  exportGroupings,
  templatePresets,
  usualGrouping,
} from '#shared/model/exportOptions.ts';
import { tagTargetOf } from '#shared/text/exportTags.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import type { ExportKind, ExportSubject } from '../../state/window/overlays.ts';
import { ChoiceField } from '../fields/ChoiceField.tsx';

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
  const { peer, settings, toasts } = useApplication();
  const { t } = useTranslator();
  const ownTemplate = usePart(settings.store, (state) => state.exportTemplate);
  const isMarkdown = options.format === 'markdown';
  const set = (changes: Partial<ExportOptions>) => onOptions({ ...options, ...changes });
  const chooseTemplate = async (chosen: (typeof templates)[number]) => {
    if (chosen !== 'own') return set({ template: chosen });
    try {
      const preset = typeof options.template === 'string' ? options.template : 'obsidian';
      set({ template: ownTemplate ?? (await peer.call('export.template', { preset })) });
    } catch (error) {
      toasts.failed(error);
    }
  };
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
        choices={exportFormats.filter((format) => format !== 'pdf' || mergesFiles)}
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
      {isMarkdown && (
        <>
          <ChoiceField
            label={t('export.template')}
            value={typeof options.template === 'string' ? options.template : 'own'}
            choices={templates}
            nameOf={(template) => t(`export.template.${template}`)}
            onChange={(template) => void chooseTemplate(template)}
          />
          <ChoiceField
            label={t('export.colours')}
            value={options.colours}
            choices={['none', 'headings', 'tags']}
            nameOf={(colours) => t(`export.colours.${colours}`)}
            onChange={(colours) => set({ colours })}
          />
          {tagTargetOf(options.template) === 'obsidian' && (
            <ChoiceField
              label={t('export.tagWords')}
              value={options.tagWords}
              choices={['hyphen', 'underscore']}
              nameOf={(words) => t(`export.tagWords.${words}`)}
              onChange={(tagWords) => set({ tagWords })}
            />
          )}
          {kind === 'library' && options.per === 'issue' && (
            <ChoiceField
              label={t('export.links')}
              value={options.links}
              choices={['plain', 'wiki']}
              nameOf={(links) => t(`export.links.${links}`)}
              onChange={(links) => set({ links })}
            />
          )}
          {mergesFiles && (
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

const templates = [...templatePresets, 'own'] as const;

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
