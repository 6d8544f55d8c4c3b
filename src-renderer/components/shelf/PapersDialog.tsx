import { useState } from 'react';
import { message } from '#shared/i18n/translate.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { type ProposalChoices, papersToName, proposalsFor } from '../../state/library/proposals.ts';
import { Dialog } from '../base/Dialog.tsx';
import { ProposalRow } from './ProposalRow.tsx';

/**
 * Every paper whose name wants a look, in one place: those that nothing or only a folder names, that read like noise,
 * that look alike. One button names and joins all that are ticked, as one step that can be taken back.
 */
export function PapersDialog({ onClose }: { readonly onClose: () => void }) {
  const { library, peer, toasts, history } = useApplication();
  const translator = useTranslator();
  const { t } = translator;
  const issues = usePart(library.store, (state) => state.issues);
  const proposals = proposalsFor(issues);
  const [choices, setChoices] = useState<ProposalChoices>({});
  const [failure, setFailure] = useState<unknown>(null);
  const [saving, setSaving] = useState(false);
  const papers = papersToName(proposals, choices);
  const issueCount = papers.reduce((sum, { issueIds }) => sum + issueIds.length, 0);

  const save = async () => {
    setSaving(true);
    setFailure(null);
    try {
      const { changed } = await peer.call('library.namePapers', { papers: [...papers] });
      const takeBack = () => void history.undo();
      toasts.done(message('papers.done', { count: changed }), changed > 0 ? takeBack : undefined);
      onClose();
    } catch (error) {
      setFailure(error);
      setSaving(false);
    }
  };
  return (
    <Dialog title={t('papers.title')} onClose={onClose} wide>
      <form
        className="papers"
        onSubmit={(event) => {
          event.preventDefault();
          if (papers.length > 0 && !saving) void save();
        }}
      >
        <p className="soft">{t(proposals.length === 0 ? 'papers.none' : 'papers.why')}</p>
        <ul className="proposals">
          {proposals.map((proposal) => (
            <ProposalRow
              key={proposal.key}
              proposal={proposal}
              choice={choices[proposal.key] ?? {}}
              onChoose={(choice) =>
                setChoices({ ...choices, [proposal.key]: { ...choices[proposal.key], ...choice } })
              }
            />
          ))}
        </ul>
        {failure !== null && (
          <p className="failure" role="alert">
            {translator.failure(failure)}
          </p>
        )}
        <div className="dialog-actions">
          <span className="soft">{t('papers.chosen', { count: issueCount })}</span>
          <button type="button" className="button" onClick={onClose}>
            {t('common.cancel')}
          </button>
          <button type="submit" className="button primary" disabled={saving || papers.length === 0}>
            {t('papers.save', { count: papers.length })}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
