import { useEffect, useState } from 'react';
import type { Correction } from '#shared/model/correction.ts';
import type { FilledInField } from '#shared/model/filledIn.ts';
import type { Issue } from '#shared/model/issue.ts';
import type { Span } from '#shared/model/span.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { linesAround } from '../../state/issue/correctedPassage.ts';
import { Dialog } from '../base/Dialog.tsx';

interface CompareDialogProps {
  readonly correction: Correction;
  readonly place: Span;
  readonly onClose: () => void;
}

/** A corrected passage as it is printed and as it is read, side by side. */
export function CompareDialog({ correction, place, onClose }: CompareDialogProps) {
  const { peer, currentIssue, toasts } = useApplication();
  const { t } = useTranslator();
  const issue = usePart(currentIssue.store, (state) => state.issue);
  const [printed, setPrinted] = useState<Issue | null>(null);
  const issueId = issue?.id ?? null;
  useEffect(() => {
    if (issueId === null) return;
    let isCurrent = true;
    peer.call('corrections.printed', { issueId }).then(
      (found) => isCurrent && setPrinted(found),
      (error: unknown) => toasts.failed(error),
    );
    return () => {
      isCurrent = false;
    };
  }, [peer, toasts, issueId]);
  const isText = correction.change.kind === 'text';
  return (
    <Dialog title={t('correct.compare')} onClose={onClose} wide>
      {issue && printed && (
        <div className="comparing" lang={issue.language}>
          <Side title={t('correct.printed')} lines={linesAround(printed, place, isText)} />
          <Side title={t('correct.corrected')} lines={linesAround(issue, place, isText)} />
        </div>
      )}
    </Dialog>
  );
}

interface CompareFieldDialogProps {
  readonly filledIn: FilledInField;
  readonly onClose: () => void;
}

/** A field of the masthead as the file says it and as it was filled in, side by side. */
export function CompareFieldDialog({ filledIn, onClose }: CompareFieldDialogProps) {
  const { t } = useTranslator();
  const { field, original, value } = filledIn;
  return (
    <Dialog title={t('correct.compare')} onClose={onClose} wide>
      <p>{t(`describe.field.${field}`)}</p>
      <div className="comparing">
        <Side
          title={t('correct.printed')}
          lines={[original === null ? t('correct.notPrinted') : String(original)]}
        />
        <Side title={t('correct.corrected')} lines={[String(value)]} />
      </div>
    </Dialog>
  );
}

function Side({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of an unchanging text have no other name
        <p key={index}>{line}</p>
      ))}
    </section>
  );
}
