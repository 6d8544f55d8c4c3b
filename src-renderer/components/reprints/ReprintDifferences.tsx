import { useEffect, useState } from 'react';
import type { Reprint, ReprintTexts } from '#shared/model/finding/reprints.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { DifferenceRuns } from '../base/shown/DifferenceRuns.tsx';
import { usePrintingName } from './usePrintingName.ts';

interface ReprintDifferencesProps {
  readonly issueId: string;
  readonly reprint: Reprint;
  readonly onBack: () => void;
  readonly onOpen: () => void;
}

/** Two printings of a text side by side, with the words marked in which they differ. */
export function ReprintDifferences({ issueId, reprint, onBack, onOpen }: ReprintDifferencesProps) {
  const { peer, library, toasts } = useApplication();
  const { t } = useTranslator();
  const nameOf = usePrintingName();
  const issues = usePart(library.store, (state) => state.issues);
  const [texts, setTexts] = useState<ReprintTexts | null>(null);
  const { articleId, there } = reprint;
  useEffect(() => {
    let isWanted = true;
    const pair = { issueId, articleId, otherIssueId: there.issueId, otherArticleId: there.articleId };
    peer.call('reprints.texts', pair).then(
      (answer) => isWanted && setTexts(answer),
      (error: unknown) => isWanted && toasts.failed(error),
    );
    return () => {
      isWanted = false;
    };
  }, [peer, toasts, issueId, articleId, there]);
  const here = issues.get(issueId);
  const sides = [
    { side: 'left', name: here ? nameOf(here) : '', language: here?.language },
    { side: 'right', name: nameOf(there), language: issues.get(there.issueId)?.language },
  ] as const;
  return (
    <>
      {texts === null && <p role="status">{t('reprints.looking')}</p>}
      {texts && (
        <div className="comparing">
          {sides.map(({ side, name, language }) => (
            <section key={side} aria-label={name} lang={language}>
              <h3>{name}</h3>
              {texts.passages.map((passage, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the passages of an unchanging answer have no other name
                <p key={at}>
                  <DifferenceRuns runs={passage} side={side} />
                </p>
              ))}
            </section>
          ))}
        </div>
      )}
      <p className="chain-ways">
        <button type="button" className="button" onClick={onBack}>
          {t('reprints.back')}
        </button>
        <button type="button" className="button" onClick={onOpen}>
          {t('panes.open')}
        </button>
      </p>
    </>
  );
}
