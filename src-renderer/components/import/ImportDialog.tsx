import { useRef } from 'react';
import { chosenFiles } from '../../dom/droppedFiles.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { Dialog } from '../base/Dialog.tsx';
import { Icon } from '../base/Icon.tsx';
import { ImportReport } from './ImportReport.tsx';

interface ImportDialogProps {
  /** What was dropped, where the host knows paths; null to choose, or while it is being sent. */
  readonly paths: readonly string[] | null;
  readonly onClose: () => void;
}

/** Adds issues to the library: what, and what becomes of the files; then how far it has come, and the report. */
export function ImportDialog({ paths, onClose }: ImportDialogProps) {
  const { imports, info, overlays } = useApplication();
  const translator = useTranslator();
  const { t } = translator;
  const { latest, sending, failure } = usePart(imports.store, (state) => state);
  const busy = sending !== null || latest?.status === 'running';
  const add = () => {
    if (!paths) return;
    overlays.setState({ dialog: { kind: 'import', paths: null } });
    void imports.addPaths(paths);
  };
  return (
    <Dialog title={t('import.add')} onClose={onClose} wide>
      <div className="import">
        {!busy && (
          <>
            {paths ? (
              <ul className="import-given">
                {paths.map((path) => (
                  <li key={path}>{path}</li>
                ))}
              </ul>
            ) : (
              <p>
                {t('import.dropHere')} <span className="soft">{t('import.formats')}</span>
              </p>
            )}
            <p className="soft">{t('import.where')}</p>
            {paths ? (
              <div className="button-row">
                <button type="button" className="button primary" onClick={add}>
                  {t('import.add')}
                </button>
              </div>
            ) : info.importBy === 'path' ? (
              <div className="button-row">
                <button type="button" className="button" onClick={() => void imports.choose('files')}>
                  {t('import.chooseFiles')}
                </button>
                <button type="button" className="button" onClick={() => void imports.choose('folder')}>
                  <Icon name="folder" /> {t('import.chooseFolder')}
                </button>
              </div>
            ) : (
              <FileInputs />
            )}
          </>
        )}
        {failure !== null && (
          <p className="failure" role="alert">
            {translator.failure(failure)}
          </p>
        )}
        <ImportReport onGone={onClose} />
      </div>
    </Dialog>
  );
}

/** A browser lets a person choose files or a folder only through inputs of its own. */
function FileInputs() {
  const { imports } = useApplication();
  const { t } = useTranslator();
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const take = (input: HTMLInputElement) => {
    if (input.files) void imports.sendFiles(chosenFiles(input.files));
    input.value = '';
  };
  return (
    <div className="button-row">
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label={t('import.chooseFiles')}
        onChange={(event) => take(event.target)}
      />
      <input
        ref={(element) => {
          folder.current = element;
          if (element) element.webkitdirectory = true;
        }}
        type="file"
        hidden
        aria-label={t('import.chooseFolder')}
        onChange={(event) => take(event.target)}
      />
      <button type="button" className="button" onClick={() => files.current?.click()}>
        {t('import.chooseFiles')}
      </button>
      <button type="button" className="button" onClick={() => folder.current?.click()}>
        <Icon name="folder" /> {t('import.chooseFolder')}
      </button>
    </div>
  );
}
