import { useState } from 'react';
import { createPortal } from 'react-dom';
import type { PrintContent } from '#shared/contract/calls/print.ts';
import { message } from '#shared/i18n/translate.ts';
import { useApplication, useTranslator } from '../../state/application.ts';
import type { PrintSubject } from '../../state/window/overlays.ts';
import { Dialog } from '../base/Dialog.tsx';
import { ChoiceField } from '../fields/ChoiceField.tsx';
import { PagePreview } from './PagePreview.tsx';
import { PrintedSheet } from './PrintedSheet.tsx';
import { type PageHead, pageRule } from './pageRule.ts';
import { notePlaces, type PrintOptions, pageGeometry, paperSizes, usualPaper } from './pageSetup.ts';
import { documentName, runningHead } from './printedWords.ts';
import { usePageRule } from './usePageRule.ts';
import { usePrintContent } from './usePrintContent.ts';

interface PrintDialogProps {
  readonly subject: PrintSubject;
  readonly onClose: () => void;
}

/** What goes on paper, on which paper, a look at the pages, and the printer or a PDF. */
export function PrintDialog({ subject, onClose }: PrintDialogProps) {
  const { peer, info, toasts } = useApplication();
  const translator = useTranslator();
  const { t } = translator;
  const [scope, setScope] = useState(subject.scopes[0]);
  const [options, setOptions] = useState<PrintOptions>({
    paper: usualPaper(info.locales),
    notes: 'margin',
    highlights: true,
  });
  const [isLarge, setLarge] = useState(false);
  const [pages, setPages] = useState(0);
  const [busy, setBusy] = useState(false);
  const { status, content, failure } = usePrintContent(peer, scope);
  const set = (changes: Partial<PrintOptions>) => setOptions({ ...options, ...changes });
  const isReady = content !== null && content.parts.length > 0 && !busy;
  const head = content && runningHead(content, translator);

  const print = () => {
    if (content) named(documentName(content, translator), () => window.print());
  };
  const savePdf = async () => {
    if (!content) return;
    setBusy(true);
    try {
      const name = documentName(content, translator);
      const saved = await named(name, () => peer.call('print.pdf', { name: name.slice(0, 1000) }));
      if (!saved) return;
      toasts.done(message('print.saved', { path: saved.path }));
      onClose();
    } catch (error) {
      toasts.failed(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('print.title')} onClose={onClose} wide>
      <div className="print">
        <div className="print-choices">
          {subject.scopes.length > 1 && (
            <ChoiceField
              label={t('print.what')}
              value={scope.kind}
              choices={subject.scopes.map(({ kind }) => kind)}
              nameOf={(kind) => t(`print.what.${kind}`)}
              onChange={(kind) => setScope(subject.scopes.find((one) => one.kind === kind) ?? scope)}
            />
          )}
          <ChoiceField
            label={t('print.paper')}
            value={options.paper}
            choices={paperSizes}
            nameOf={(paper) => t(`print.paper.${paper}`)}
            onChange={(paper) => set({ paper })}
          />
          <ChoiceField
            label={t('print.notes')}
            value={options.notes}
            choices={notePlaces}
            nameOf={(place) => t(`print.notes.${place}`)}
            onChange={(notes) => set({ notes })}
          />
          <label className="export-check">
            <input
              type="checkbox"
              checked={options.highlights}
              onChange={({ target }) => set({ highlights: target.checked })}
            />
            {t('print.highlights')}
          </label>
          <label className="export-check">
            <input type="checkbox" checked={isLarge} onChange={({ target }) => setLarge(target.checked)} />
            {t('print.larger')}
          </label>
          <p className="soft" role="status">
            {status === 'done' && isReady ? t('print.pages', { count: pages }) : ''}
          </p>
          {content !== null && content.left > 0 && (
            <p className="soft">{t('print.left', { count: content.left })}</p>
          )}
        </div>
        {status === 'preparing' && <p className="soft print-waiting">{t('print.preparing')}</p>}
        {status === 'failed' && (
          <p className="failure" role="alert">
            {translator.failure(failure)}
          </p>
        )}
        {content?.parts.length === 0 && <p className="soft print-waiting">{t('print.nothing')}</p>}
        {content && head && content.parts.length > 0 && (
          <>
            <PagePreview
              content={content}
              options={options}
              head={head}
              isLarge={isLarge}
              onCount={setPages}
            />
            <OnPaper content={content} options={options} head={head} />
          </>
        )}
      </div>
      <div className="dialog-actions">
        {info.printsPdf && (
          <button type="button" className="button" disabled={!isReady} onClick={() => void savePdf()}>
            {t('print.savePdf')}
          </button>
        )}
        <button type="button" className="button primary" disabled={!isReady} onClick={print}>
          {info.printsPdf ? t('print.print') : t('print.printOrPdf')}
        </button>
      </div>
    </Dialog>
  );
}

interface OnPaperProps {
  readonly content: PrintContent;
  readonly options: PrintOptions;
  readonly head: PageHead;
}

/** What the printer sees of the window: nothing on the screen, and on paper everything. */
function OnPaper({ content, options, head }: OnPaperProps) {
  usePageRule(pageRule(pageGeometry(options), head));
  return createPortal(
    <div className="print-root">
      <PrintedSheet content={content} options={options} />
    </div>,
    document.body,
  );
}

/** Does something while the window is called what the document is: printers and PDFs take its name. */
function named<Result>(name: string, work: () => Result): Result {
  const before = document.title;
  const restore = () => {
    document.title = before;
  };
  document.title = name;
  const result = work();
  if (result instanceof Promise) void result.finally(restore).catch(() => undefined);
  else restore();
  return result;
}
