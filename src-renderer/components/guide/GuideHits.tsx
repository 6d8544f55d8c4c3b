import { useMemo } from 'react';
import { useTranslator } from '../../state/application.ts';
import { findInGuide } from './findInGuide.ts';
import { GuideLink } from './GuideLink.tsx';
import type { Guide } from './guide.ts';

interface GuideHitsProps {
  readonly guide: Guide;
  readonly query: string;
}

/** The sections of the guide that have the words of a query. */
export function GuideHits({ guide, query }: GuideHitsProps) {
  const { t } = useTranslator();
  const hits = useMemo(() => findInGuide(guide, query), [guide, query]);
  return (
    <>
      <h1 className="visually-hidden">{t('guide.title')}</h1>
      <p className="soft" role="status">
        {hits.length === 0 ? t('guide.nothing', { query }) : t('guide.found', { count: hits.length })}
      </p>
      <ol className="guide-hits">
        {hits.map(({ page, pageTitle, section, sectionTitle, excerpt }) => (
          <li key={`${page}#${section ?? ''}`}>
            <GuideLink page={page} section={section}>
              <strong>{pageTitle}</strong>
              {sectionTitle !== null && <span> › {sectionTitle}</span>}
            </GuideLink>
            <p>
              {excerpt.map(({ text, found }, index) =>
                // biome-ignore lint/suspicious/noArrayIndexKey: the parts of an unchanging excerpt have no other name
                found ? <mark key={index}>{text}</mark> : text,
              )}
            </p>
          </li>
        ))}
      </ol>
    </>
  );
}
