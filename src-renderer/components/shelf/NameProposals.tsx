import { useDeferredValue, useId } from 'react';
import type { IssueSummary } from '#shared/model/library.ts';
import type { ProposalReason } from '#shared/papers/paperProposals.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { proposalsFor } from '../../state/library/proposals.ts';
import { DialogButton } from '../base/DialogButton.tsx';

const reasons: readonly ProposalReason[] = ['unnamed', 'folder', 'doubtful', 'alike'];

const none: ReadonlyMap<string, IssueSummary> = new Map();

/** One line over the shelf: how many papers want a look at their names, and the way there. */
export function NameProposals() {
  const { library } = useApplication();
  const { t } = useTranslator();
  const title = useId();
  // Ten thousand issues are gone through for it, which the shelf does not wait for.
  const issues = useDeferredValue(
    usePart(library.store, (state) => state.issues),
    none,
  );
  const proposals = proposalsFor(issues);
  if (proposals.length === 0) return null;
  const counts = reasons.flatMap((reason) => {
    const count = proposals.filter((proposal) => proposal.reason === reason).length;
    return count === 0 ? [] : [t(`papers.count.${reason}`, { count })];
  });
  return (
    <section className="name-proposals" aria-labelledby={title}>
      <p>
        <strong id={title}>{t('papers.banner')}</strong> <span className="soft">{counts.join(' · ')}</span>
      </p>
      <DialogButton dialog={{ kind: 'papers' }}>{t('papers.look')}</DialogButton>
    </section>
  );
}
