import { useEffect, useState } from 'react';
import type { IssueReprints, Reprint } from '#shared/model/finding/reprints.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { Dialog } from '../base/Dialog.tsx';
import { Chain } from './Chain.tsx';
import { ReprintDifferences } from './ReprintDifferences.tsx';
import { ReprintProgress } from './ReprintProgress.tsx';
import { useOpenReprint } from './useOpenReprint.ts';

interface ReprintsDialogProps {
  readonly issueId: string;
  /** Null for all articles of the issue. */
  readonly articleId: string | null;
  readonly onClose: () => void;
}

/** A text's way through the papers, the first printing first; two printings can be read side by side. */
export function ReprintsDialog({ issueId, articleId, onClose }: ReprintsDialogProps) {
  const { t } = useTranslator();
  const found = useReprints(issueId, articleId);
  const [compared, setCompared] = useState<Reprint | null>(null);
  const open = useOpenReprint();
  if (compared) {
    return (
      <Dialog title={t('reprints.compare')} onClose={onClose} wide>
        <ReprintDifferences
          issueId={issueId}
          reprint={compared}
          onBack={() => setCompared(null)}
          onOpen={() => open(compared)}
        />
      </Dialog>
    );
  }
  const byArticle = Map.groupBy(found?.reprints ?? [], (reprint) => reprint.articleId);
  return (
    <Dialog title={t('reprints.title')} onClose={onClose} wide>
      <div className="reprints">
        {found === null && <p role="status">{t('reprints.looking')}</p>}
        {found?.reprints.length === 0 && (
          <p className="soft">{t(articleId === null ? 'reprints.noneOfIssue' : 'reprints.none')}</p>
        )}
        {[...byArticle].map(([id, reprints]) => (
          <Chain
            key={id}
            issueId={issueId}
            articleId={id}
            reprints={reprints}
            onOpen={open}
            onCompare={setCompared}
          />
        ))}
        {found !== null && found.notCompared > 0 && articleId !== null && (
          <p className="soft">{t('reprints.notCompared', { count: found.notCompared })}</p>
        )}
        <ReprintProgress />
      </div>
    </Dialog>
  );
}

/** The reprints, asked for again when the library was looked through; null until they are there. */
function useReprints(issueId: string, articleId: string | null): IssueReprints | null {
  const { peer, toasts, reprints } = useApplication();
  const status = usePart(reprints.store, ({ progress }) => progress?.status);
  const [found, setFound] = useState<IssueReprints | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    let isWanted = true;
    const asked =
      articleId === null
        ? peer.call('reprints.ofIssue', { issueId })
        : peer.call('reprints.ofArticle', { issueId, articleId });
    asked.then(
      (answer) => isWanted && setFound(answer),
      (error: unknown) => isWanted && toasts.failed(error),
    );
    return () => {
      isWanted = false;
    };
  }, [peer, toasts, issueId, articleId, status === 'ready']);
  return found;
}
