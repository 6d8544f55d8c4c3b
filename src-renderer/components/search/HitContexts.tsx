import { useMemo } from 'react';
import type { SearchHit, Snippet } from '#shared/model/search.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import { useTranslator } from '../../state/application.ts';

interface HitContextsProps {
  readonly hit: SearchHit;
  readonly language: string | undefined;
  readonly onOpen: () => void;
}

/** A hit's matches under each other with what stands left and right of them (keyword in context). */
export function HitContexts({ hit, language, onOpen }: HitContextsProps) {
  const { t, dates } = useTranslator();
  const lines = useMemo(() => [hit.headlineSnippet, ...hit.snippets].flatMap(linesOf), [hit]);
  return lines.map((line, index) => (
    <button
      key={line.key}
      type="button"
      className={index === 0 ? 'context hit-link' : 'context'}
      title={hit.headline ?? undefined}
      onClick={onOpen}
    >
      <span lang={language} className="context-before">
        <bdi>{line.before}</bdi>
      </span>
      <mark lang={language} className="match">
        {line.match}
      </mark>
      <span lang={language} className="context-after">
        {line.after}
      </span>
      <span className="context-place">{hit.date === null ? t('shelf.undated') : dates.day(hit.date)}</span>
    </button>
  ));
}

function linesOf(snippet: Snippet | null) {
  if (!snippet) return [];
  const index = indexCodePoints(snippet.text);
  return snippet.matches.map(({ start, end }) => ({
    key: `${start}:${snippet.text}`,
    before: index.slice(0, start),
    match: index.slice(start, end),
    after: index.slice(end, index.length),
  }));
}
