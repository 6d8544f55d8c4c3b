import { useMemo } from 'react';
import type { Issue } from '#shared/model/issue.ts';
import { shownAs } from '../../layout/lines/shownText.ts';
import { useTranslator } from '../../state/application.ts';
import { machineReadCode } from '../../state/issue/certainty.ts';
import { doubtsOf } from '../../state/issue/doubts.ts';
import { useShownText } from '../desk/useShownText.ts';

interface DoubtsProps {
  readonly issue: Issue;
  readonly onChoose: (articleId: string) => void;
}

/** What the composer was not sure of, with its reasons, so that a person can judge for themselves. */
export function Doubts({ issue, onChoose }: DoubtsProps) {
  const translator = useTranslator();
  const { t } = translator;
  const { substitute } = useShownText(issue);
  const doubts = useMemo(() => doubtsOf(issue), [issue]);
  // That a machine read it is said by itself, in MachineRead.
  const warnings = issue.warnings.filter(({ code }) => code !== machineReadCode);
  const count = warnings.length + doubts.length;
  if (count === 0) return null;
  return (
    <details className="doubts">
      <summary>{t('issue.doubts', { count })}</summary>
      <p className="soft">{t('issue.doubtsWhy')}</p>
      <ul>
        {warnings.map((warning) => (
          <li key={`${warning.code}:${warning.start ?? warning.message}`}>{translator.warning(warning)}</li>
        ))}
        {doubts.map(({ article, decision }) => (
          <li key={article.id}>
            <button
              type="button"
              className="plain-button"
              lang={issue.language}
              onClick={() => onChoose(article.id)}
            >
              {article.headline ? shownAs(article.headline.text, substitute) : t('paper.untitledArticle')}
            </button>
            <br />
            {t('issue.doubtCertain', {
              decision: translator.decision(decision),
              percent: Math.round(decision.confidence * 100),
            })}
          </li>
        ))}
      </ul>
    </details>
  );
}
