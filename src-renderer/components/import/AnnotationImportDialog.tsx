import { useEffect, useRef } from 'react';
import { chosenFiles } from '../../dom/droppedFiles.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { Dialog } from '../base/Dialog.tsx';
import { AnnotationImportReport } from './AnnotationImportReport.tsx';
import { ColumnChoice } from './ColumnChoice.tsx';
import { WaitingAnnotations } from './WaitingAnnotations.tsx';

/** Takes in annotations from files, reports what became of them, and shows those that wait for their issue. */
export function AnnotationImportDialog({ onClose }: { readonly onClose: () => void }) {
  const { exchange, info } = useApplication();
  const translator = useTranslator();
  const { t } = translator;
  const { status, failure } = usePart(exchange.store, (state) => state);
  useEffect(() => {
    void exchange.loadWaiting();
    // The next import begins without the report of this one.
    return exchange.clear;
  }, [exchange]);
  const isWorking = status === 'working';
  return (
    <Dialog title={t('exchange.title')} onClose={onClose} wide>
      <div className="import">
        <p>{t('exchange.intro')}</p>
        <p className="soft">{t('exchange.formats')}</p>
        <div className="button-row">
          {info.importBy === 'path' ? (
            <button
              type="button"
              className="button"
              disabled={isWorking}
              onClick={() => void exchange.choose()}
            >
              {t('exchange.choose')}
            </button>
          ) : (
            <FileInput isDisabled={isWorking} />
          )}
        </div>
        {isWorking && <p role="status">{t('exchange.working')}</p>}
        {status === 'undone' && <p role="status">{t('exchange.undone')}</p>}
        {failure !== null && (
          <p className="failure" role="alert">
            {translator.failure(failure)}
          </p>
        )}
        <ColumnChoice />
        <AnnotationImportReport onGone={onClose} />
        <WaitingAnnotations />
      </div>
    </Dialog>
  );
}

/** A browser lets a person choose files only through an input of its own. */
function FileInput({ isDisabled }: { readonly isDisabled: boolean }) {
  const { exchange } = useApplication();
  const { t } = useTranslator();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept=".json,.jsonld,.annotation,.csv,.tsv,.txt,.md,.html"
        aria-label={t('exchange.choose')}
        onChange={({ target }) => {
          if (target.files) void exchange.sendFiles(chosenFiles(target.files));
          target.value = '';
        }}
      />
      <button type="button" className="button" disabled={isDisabled} onClick={() => input.current?.click()}>
        {t('exchange.choose')}
      </button>
    </>
  );
}
