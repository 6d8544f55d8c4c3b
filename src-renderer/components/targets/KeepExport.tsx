import { type FormEvent, useId, useState } from 'react';
import type { ExportScope } from '#shared/contract/calls/export.ts';
import { message } from '#shared/i18n/translate.ts';
import type { ExportOptions } from '#shared/model/exportOptions.ts';
import { useApplication, useTranslator } from '../../state/application.ts';

interface KeepExportProps {
  readonly scope: ExportScope;
  readonly options: ExportOptions;
  readonly disabled: boolean;
  /** The export is kept now. */
  readonly onKept: () => void;
}

/** Keeps the export that is chosen: in a folder of the host's dialog, or one that is named where it has none. */
export function KeepExport({ scope, options, disabled, onKept }: KeepExportProps) {
  const { peer, info, toasts } = useApplication();
  const { t } = useTranslator();
  const [isNaming, setNaming] = useState(false);
  const [folder, setFolder] = useState('');
  const field = useId();
  const keep = async (chosen: string | null) => {
    try {
      const kept = await peer.call('targets.add', { folder: chosen, scope, options });
      if (!kept) return;
      toasts.done(message('targets.added', { folder: kept.folder }));
      onKept();
    } catch (error) {
      toasts.failed(error);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (folder.trim() !== '') void keep(folder.trim());
  };
  if (!isNaming) {
    return (
      <button
        type="button"
        className="button keep-export"
        disabled={disabled}
        onClick={() => (info.canChooseFolder ? void keep(null) : setNaming(true))}
      >
        {t('targets.add')}
      </button>
    );
  }
  return (
    <form className="keep-export" onSubmit={submit}>
      <label htmlFor={field}>{t('targets.addTo')}</label>
      <input
        id={field}
        type="text"
        value={folder}
        // biome-ignore lint/a11y/noAutofocus: it takes the place of the button that was pressed
        autoFocus
        spellCheck={false}
        placeholder={t('targets.addHint')}
        onChange={({ target }) => setFolder(target.value)}
      />
      <button type="submit" className="button" disabled={disabled || folder.trim() === ''}>
        {t('targets.keep')}
      </button>
    </form>
  );
}
