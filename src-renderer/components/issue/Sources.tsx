import { useState } from 'react';
import type { Issue } from '#shared/model/issue.ts';
import { useApplication, useTranslator } from '../../state/application.ts';

interface SourcesProps {
  readonly issue: Issue;
  readonly onChoose: (articleId: string) => void;
}

/** What this issue is read from: the sources that hold it, and the files that the one shown is put together from. */
export function Sources({ issue, onChoose }: SourcesProps) {
  return (
    <>
      <Alternatives issue={issue} />
      <Parts issue={issue} onChoose={onChoose} />
    </>
  );
}

/** The files with other articles of the issue; each leads to its first. */
function Parts({ issue, onChoose }: SourcesProps) {
  const { t } = useTranslator();
  const { parts } = issue;
  if (!parts) return null;
  return (
    <details className="sources">
      <summary>{t('sources.parts', { count: parts.length })}</summary>
      <ul>
        {parts.map(({ path, start, end, shared = [] }) => {
          const stretches = [{ start, end }, ...shared];
          const own = issue.articles.filter((article) =>
            stretches.some((stretch) => article.start >= stretch.start && article.start < stretch.end),
          );
          const [first] = own;
          return (
            <li key={path}>
              <button
                type="button"
                className="plain-button"
                disabled={!first}
                title={path}
                onClick={() => first && onChoose(first.id)}
              >
                <strong>{path.split('/').at(-1)}</strong>
                {t('sources.articles', { count: own.length })}
              </button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}

/** Which of several sources is read, and the way to read another. */
function Alternatives({ issue }: Pick<SourcesProps, 'issue'>) {
  const { currentIssue } = useApplication();
  const { t } = useTranslator();
  /** What was chosen and is being read; undefined when nothing is. */
  const [wanted, setWanted] = useState<string | null>();
  const alternatives = issue.alternatives ?? [];
  if (alternatives.length < 2) return null;
  const choose = async (path: string | null) => {
    setWanted(path);
    await currentIssue.chooseSource(path);
    setWanted(undefined);
  };
  return (
    <details className="sources">
      <summary>{t('sources.title', { count: alternatives.length })}</summary>
      <ul>
        {alternatives.map((one) => (
          <li key={one.path}>
            <label>
              <input
                type="radio"
                name="source"
                checked={typeof wanted === 'string' ? one.path === wanted : one.isShown}
                disabled={wanted !== undefined}
                onChange={() => void choose(one.path)}
              />
              <span>
                <strong>{one.path.split('/').at(-1)}</strong>
                {t(`sources.quality.${one.quality}`)}
                {one.textLength > 0 && ` · ${t('sources.characters', { count: one.textLength })}`}
              </span>
            </label>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="plain-button"
        disabled={wanted !== undefined}
        onClick={() => void choose(null)}
      >
        {t('sources.automatic')}
      </button>
    </details>
  );
}
