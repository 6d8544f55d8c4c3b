import { useState } from 'react';
import type { ExportScope } from '#shared/contract/calls/export.ts';
import { message } from '#shared/i18n/translate.ts';
import { defaultExportOptions, type ExportOptions, folderFormats } from '#shared/model/exportOptions.ts';
import { type Application, useApplication, useTranslator } from '../../state/application.ts';
import type { ExportSubject } from '../../state/window/overlays.ts';
import { copyText } from '../base/clipboard.ts';
import { Dialog } from '../base/Dialog.tsx';
import { downloadFiles } from '../base/saveFile.ts';
import { KeepExport } from '../targets/KeepExport.tsx';
import { ExportChoices } from './ExportChoices.tsx';
import { ExportedTags } from './ExportedTags.tsx';
import { ExportPreview } from './ExportPreview.tsx';
import { TemplateEditor } from './TemplateEditor.tsx';
import { useRenderedExport } from './useRenderedExport.ts';
import { useUnsureWarning } from './useUnsureWarning.ts';

/** What leaves the library: which part of it, in which form, a look at it, and where it goes. */
export function ExportDialog({
  subject,
  onClose,
}: {
  readonly subject: ExportSubject;
  readonly onClose: () => void;
}) {
  const application = useApplication();
  const { peer, info, settings, toasts, overlays } = application;
  const { t } = useTranslator();
  const warn = useUnsureWarning();
  const [kind, setKind] = useState(subject.kind);
  const [options, setOptions] = useState<ExportOptions>(() => ({
    ...defaultExportOptions,
    ...(isBare(subject, application) && { format: 'issue-markdown' }),
  }));
  const [busy, setBusy] = useState(false);
  const scope = scopeOf(subject, kind);
  const rendered = useRenderedExport(peer, scope, options);

  /** The person's own template is kept with the preferences, however the dialog is left. */
  const close = () => {
    const { format, template } = options;
    if (format === 'markdown' && typeof template === 'object') {
      void settings.change({ exportTemplate: template });
    }
    onClose();
  };
  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      toasts.failed(error);
    } finally {
      setBusy(false);
    }
  };
  const save = () =>
    run(async () => {
      if (!info.canChooseFolder) {
        const { files, pictures } = await peer.call('export.download', { scope, options });
        downloadFiles(files, pictures);
        toasts.done(message('export.downloaded', { count: files.length + pictures.length }));
      } else {
        const saved = await peer.call('export.save', { scope, options });
        if (!saved) return;
        toasts.done(message('export.saved', { count: saved.paths.length, folder: saved.folder }));
      }
      await warn(scope);
      close();
    });
  const copy = () =>
    run(async () => {
      await copyText(rendered.files.map((file) => file.text).join('\n'));
      toasts.done(message('export.copied'));
      await warn(scope);
    });
  const isReady = rendered.status === 'done' && rendered.files.length > 0 && !busy;
  return (
    <Dialog title={t('export.title')} onClose={close} wide>
      <div className="export">
        <ExportChoices
          subject={subject}
          kind={kind}
          onKind={setKind}
          options={options}
          onOptions={setOptions}
          mergesFiles={info.canChooseFolder}
        />
        <div className="export-result">
          {options.format === 'markdown' && typeof options.template === 'object' && (
            <TemplateEditor
              template={options.template}
              onChange={(template) => setOptions({ ...options, template })}
            />
          )}
          {options.format === 'markdown' && <ExportedTags scope={scope} options={options} />}
          <ExportPreview rendered={rendered} />
        </div>
      </div>
      <div className="dialog-actions">
        {!folderFormats.includes(options.format) && (
          <KeepExport
            scope={scope}
            options={options}
            disabled={!isReady}
            onKept={() => {
              close();
              overlays.setState({ dialog: { kind: 'targets' } });
            }}
          />
        )}
        <button type="button" className="button" disabled={!isReady} onClick={() => void copy()}>
          {t('export.copy')}
        </button>
        <button type="button" className="button primary" disabled={!isReady} onClick={() => void save()}>
          {info.canChooseFolder ? t('export.save') : t('export.download')}
        </button>
      </div>
    </Dialog>
  );
}

/** An issue that nobody marked is exported as what it says. Its own list knows of a note before its summary does. */
function isBare({ issueId, kind }: ExportSubject, { library, of }: Application): boolean {
  if (kind !== 'issue' || issueId === null) return false;
  const open = (['first', 'second'] as const)
    .map((side) => of(side).currentIssue.store.getState())
    .find(({ issue }) => issue?.id === issueId);
  return (open?.annotations.length ?? library.store.getState().issues.get(issueId)?.annotationCount) === 0;
}

function scopeOf(subject: ExportSubject, kind: ExportScope['kind']): ExportScope {
  const { issueId, articleId, annotationIds, selection, collectionId } = subject;
  if (kind === 'collection' && collectionId !== undefined) return { kind, collectionId };
  if (kind === 'selection' && selection) {
    const annotations = selection.map((chosen) => ({
      issueId: chosen.issueId,
      annotationIds: [...chosen.annotationIds],
    }));
    return { kind, annotations };
  }
  if (issueId === null) return { kind: 'library' };
  if (kind === 'article' && articleId !== null) return { kind, issueId, articleId };
  if (kind === 'annotations' && annotationIds.length > 0)
    return { kind, issueId, annotationIds: [...annotationIds] };
  return kind === 'library' ? { kind } : { kind: 'issue', issueId };
}
