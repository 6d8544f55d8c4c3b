import { useState } from 'react';
import type { Issue } from '#shared/model/issue.ts';
import { useApplication, useTranslator } from '../../state/application.ts';

/** The sources that hold this issue, which of them is read, and the way to read another. */
export function Sources({ issue }: { readonly issue: Issue }) {
  const { reading } = useApplication();
  const { t } = useTranslator();
  /** What was chosen and is being read; undefined when nothing is. */
  const [wanted, setWanted] = useState<string | null>();
  const alternatives = issue.alternatives ?? [];
  if (alternatives.length < 2) return null;
  const choose = async (path: string | null) => {
    setWanted(path);
    await reading.chooseSource(path);
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
