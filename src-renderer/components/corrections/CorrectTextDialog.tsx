import { useEffect, useId, useRef, useState } from 'react';
import type { Span } from '#shared/model/span.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { blockAt, readSpan } from '../../state/issue/correctedPassage.ts';
import { Dialog } from '../base/Dialog.tsx';
import { useCorrecting } from './useCorrecting.ts';

interface CorrectTextDialogProps {
  readonly span: Span;
  readonly onClose: () => void;
}

/** A passage as it is printed, and below it what is to be read instead. */
export function CorrectTextDialog({ span, onClose }: CorrectTextDialogProps) {
  const { currentIssue, overlays } = useApplication();
  const translator = useTranslator();
  const { t } = translator;
  const issue = usePart(currentIssue.store, (state) => state.issue);
  const passage = issue && readSpan(issue, span);
  const block = issue && blockAt(issue, span);
  const [typed, setTyped] = useState(passage?.read ?? '');
  const { failure, working, correct } = useCorrecting(onClose);
  const field = useId();
  const textarea = useRef<HTMLTextAreaElement>(null);
  // After the dialog has opened, which focuses its first button.
  useEffect(() => textarea.current?.focus(), []);
  const canSave = passage !== null && typed.trim() !== '' && typed.trim() !== passage.read.trim();
  const save = () => {
    if (canSave) void correct({ kind: 'text', ...span, replacement: typed });
  };
  return (
    <Dialog title={t('correct.text')} onClose={onClose}>
      <form
        className="correcting"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        {passage ? (
          <>
            <h3>{t('correct.printed')}</h3>
            <p className="correcting-printed" lang={issue?.language}>
              {passage.printed || t('correct.notPrinted')}
            </p>
            <label htmlFor={field}>{t('correct.new')}</label>
            <textarea
              id={field}
              lang={issue?.language}
              value={typed}
              rows={Math.min(10, Math.max(2, Math.ceil(typed.length / 40)))}
              ref={textarea}
              onChange={(event) => setTyped(event.target.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
              }}
            />
          </>
        ) : (
          <p>{t('correct.severalParagraphs')}</p>
        )}
        <p className="soft">{t('correct.why')}</p>
        {failure !== null && (
          <p className="failure" role="alert">
            {translator.failure(failure)}
          </p>
        )}
        <div className="dialog-actions">
          {block && (
            <button
              type="button"
              className="plain-button correcting-block"
              onClick={() => overlays.setState({ dialog: { kind: 'correctBlock', blockId: block.id } })}
            >
              {t(block.kind === 'article' ? 'correct.toArticle' : 'correct.toNotice')}
            </button>
          )}
          <button type="button" className="button" onClick={onClose}>
            {t('common.cancel')}
          </button>
          <button type="submit" className="button primary" disabled={!canSave || working}>
            {t('common.save')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
