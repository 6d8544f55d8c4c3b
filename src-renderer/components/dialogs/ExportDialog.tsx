import { useState } from 'react';
import type { ExportOptions, ExportScope } from '#shared/contract/exportCalls.ts';
import { message } from '#shared/i18n/translate.ts';
import { useApplication, useTranslator } from '../../state/application.ts';
import type { ExportSubject } from '../../state/overlays.ts';
import { copyText } from '../base/clipboard.ts';
import { Dialog } from '../base/Dialog.tsx';
import { downloadFiles } from './downloads.ts';
import { ExportPreview } from './ExportPreview.tsx';
import { useRenderedExport } from './useRenderedExport.ts';

/** Markdown out of the library: what, how it links, a look at it, and where it goes. */
export function ExportDialog({
  subject,
  onClose,
}: {
  readonly subject: ExportSubject;
  readonly onClose: () => void;
}) {
  const { peer, info, toasts } = useApplication();
  const translator = useTranslator();
  const { t } = translator;
  const [kind, setKind] = useState(subject.kind);
  const [options, setOptions] = useState<ExportOptions>({ links: 'plain', withoutQuotes: false });
  const [busy, setBusy] = useState(false);
  const scope = scopeOf(subject, kind);
  const rendered = useRenderedExport(peer, scope, options);

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
        downloadFiles(rendered.files);
        toasts.done(message('export.downloaded', { count: rendered.files.length }));
      } else {
        const saved = await peer.call('export.save', { scope, options });
        if (!saved) return;
        toasts.done(message('export.saved', { count: saved.paths.length, folder: saved.folder }));
      }
      onClose();
    });
  const copy = () =>
    run(async () => {
      await copyText(rendered.files.map((file) => file.text).join('\n'));
      toasts.done(message('export.copied'));
    });
  const nothing = rendered.files.length === 0;
  return (
    <Dialog title={t('export.title')} onClose={onClose} wide>
      <div className="export">
        <div className="export-choices">
          <fieldset>
            <legend>{t('export.what')}</legend>
            {kindsOf(subject).map((one) => (
              <label key={one}>
                <input type="radio" name="scope" checked={one === kind} onChange={() => setKind(one)} />
                {one === 'annotations'
                  ? t('export.scope.annotations', { count: subject.annotationIds.length })
                  : t(`export.scope.${one}`)}
              </label>
            ))}
          </fieldset>
          <fieldset>
            <legend>{t('export.links')}</legend>
            {(['plain', 'wiki'] as const).map((links) => (
              <label key={links}>
                <input
                  type="radio"
                  name="links"
                  checked={options.links === links}
                  onChange={() => setOptions({ ...options, links })}
                />
                {t(`export.links.${links}`)}
              </label>
            ))}
          </fieldset>
          <label>
            <input
              type="checkbox"
              checked={options.withoutQuotes}
              onChange={({ target }) => setOptions({ ...options, withoutQuotes: target.checked })}
            />
            {t('export.withoutQuotes')}
          </label>
        </div>
        <ExportPreview rendered={rendered} />
      </div>
      <div className="dialog-actions">
        <button type="button" className="button" disabled={nothing || busy} onClick={() => void copy()}>
          {t('export.copy')}
        </button>
        <button
          type="button"
          className="button primary"
          disabled={nothing || busy}
          onClick={() => void save()}
        >
          {info.canChooseFolder ? t('export.save') : t('export.download')}
        </button>
      </div>
    </Dialog>
  );
}

function kindsOf(subject: ExportSubject): readonly ExportScope['kind'][] {
  const kinds: ExportScope['kind'][] = [];
  if (subject.annotationIds.length > 0) kinds.push('annotations');
  if (subject.issueId !== null && subject.articleId !== null) kinds.push('article');
  if (subject.issueId !== null) kinds.push('issue');
  kinds.push('library');
  return kinds;
}

function scopeOf(subject: ExportSubject, kind: ExportScope['kind']): ExportScope {
  const { issueId, articleId, annotationIds } = subject;
  if (issueId === null) return { kind: 'library' };
  if (kind === 'article' && articleId !== null) return { kind, issueId, articleId };
  if (kind === 'annotations' && annotationIds.length > 0)
    return { kind, issueId, annotationIds: [...annotationIds] };
  return kind === 'library' ? { kind } : { kind: 'issue', issueId };
}
