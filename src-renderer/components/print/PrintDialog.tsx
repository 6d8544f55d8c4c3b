import { useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { PrintContent } from '#shared/contract/calls/print.ts';
import { message } from '#shared/i18n/translate.ts';
import { useApplication, useTranslator } from '../../state/application.ts';
import type { PrintSubject } from '../../state/window/overlays.ts';
import { Dialog } from '../base/Dialog.tsx';
import { PagePreview } from './PagePreview.tsx';
import { canBePicture, PrintChoices } from './PrintChoices.tsx';
import { PrintedSheet } from './PrintedSheet.tsx';
import { type PageHead, pageRule } from './pageRule.ts';
import { type PrintForm, type PrintOptions, pageGeometry, usualPaper } from './pageSetup.ts';
import { PicturePreview } from './picture/PicturePreview.tsx';
import { SavePicture } from './picture/SavePicture.tsx';
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
  const [pictured, setPictured] = useState<PrintOptions>({ ...options, notes: 'none' });
  const [chosenForm, setForm] = useState<PrintForm>('pages');
  const stage = useRef<HTMLDivElement>(null);
  const [isLarge, setLarge] = useState(false);
  const [pages, setPages] = useState(0);
  const [busy, setBusy] = useState(false);
  const { status, content, failure } = usePrintContent(peer, scope);
  const form = canBePicture(scope) ? chosenForm : 'pages';
  const shownOptions = form === 'pages' ? options : pictured;
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
          <PrintChoices
            scopes={subject.scopes}
            scope={scope}
            onScope={setScope}
            form={form}
            onForm={setForm}
            options={shownOptions}
            onOptions={(changes) =>
              form === 'pages'
                ? setOptions({ ...options, ...changes })
                : setPictured({ ...pictured, ...changes })
            }
            isLarge={isLarge}
            onLarge={setLarge}
          />
          <p className="soft" role="status">
            {status === 'done' && isReady && form === 'pages' ? t('print.pages', { count: pages }) : ''}
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
            {form === 'pages' ? (
              <PagePreview
                content={content}
                options={options}
                head={head}
                isLarge={isLarge}
                onCount={setPages}
              />
            ) : (
              <PicturePreview head={head} shape={form} stage={stage}>
                <PrintedSheet content={content} options={pictured} />
              </PicturePreview>
            )}
            <OnPaper content={content} options={options} head={head} />
          </>
        )}
      </div>
      <div className="dialog-actions">
        {form === 'pages' ? (
          <>
            {info.printsPdf && (
              <button type="button" className="button" disabled={!isReady} onClick={() => void savePdf()}>
                {t('print.savePdf')}
              </button>
            )}
            <button type="button" className="button primary" disabled={!isReady} onClick={print}>
              {info.printsPdf ? t('print.print') : t('print.printOrPdf')}
            </button>
          </>
        ) : (
          <SavePicture
            stage={stage}
            shape={form}
            name={content ? documentName(content, translator) : ''}
            isReady={isReady}
          />
        )}
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
