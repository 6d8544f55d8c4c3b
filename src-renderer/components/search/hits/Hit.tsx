import { memo } from 'react';
import type { IssueSummary } from '#shared/model/library.ts';
import type { Piece } from '#shared/model/piece.ts';
import type { SearchHit } from '#shared/model/search.ts';
import { useApplication, usePart, useTranslator } from '../../../state/application.ts';
import { useIssueDate } from '../../../state/issueDates.ts';
import { DialogButton } from '../../base/DialogButton.tsx';
import { Quoted } from '../../base/shown/Quoted.tsx';
import { PlaceLink } from '../../panes/PlaceLink.tsx';
import { Marked } from './Marked.tsx';
import { routeOfHit } from './routeOfHit.ts';

interface HitProps {
  readonly hit: SearchHit;
  /** Gone when its file is. */
  readonly issue: IssueSummary | undefined;
  readonly onOpen: (hit: SearchHit, beside: boolean) => void;
}

/** A hit as a clipping: headline, where it stood, the best passages with every match marked. */
export const Hit = memo(function Hit({ hit, issue, onOpen }: HitProps) {
  const { panes } = useApplication();
  const canStandBeside = usePart(panes.store, (state) => state.last !== null);
  const { t } = useTranslator();
  const dateOf = useIssueDate();
  const language = issue?.language;
  const piece = pieceOf(hit);
  const place = [
    hit.publication,
    dateOf(issue ?? hit, 'day'),
    hit.edition,
    hit.issueNumber === null ? null : t('issue.number', { number: hit.issueNumber }),
    hit.page === null ? null : t('paper.page', { number: String(hit.page) }),
  ].filter((part) => part !== null);
  return (
    <article className="clipping" data-kind={hit.kind} data-colour={hit.colour ?? undefined}>
      <header className="clipping-head">
        <h2 lang={language} dir="auto">
          <PlaceLink className="hit-link" route={routeOfHit(hit)} onOpen={(beside) => onOpen(hit, beside)}>
            {hit.kind !== 'article' && <span className="kind">{t(`kind.one.${hit.kind}`)}</span>}
            {hit.headlineSnippet ? (
              <Marked snippet={hit.headlineSnippet} language={language} />
            ) : (
              <Quoted text={hit.headline ?? t('paper.untitledArticle')} language={language} />
            )}
          </PlaceLink>
        </h2>
        <p className="clipping-place">{place.join(' · ')}</p>
      </header>
      <div lang={language} className="clipping-text">
        {hit.snippets.map((snippet) => (
          <p dir="auto" key={`${snippet.matches[0]?.start}:${snippet.text}`}>
            {snippet.printed && <span className="printed-hit">{t('search.printed')} </span>}
            {/* What somebody wrote in a note is theirs. */}
            <Marked snippet={snippet} language={hit.kind === 'note' ? null : language} />
          </p>
        ))}
      </div>
      <footer className="clipping-foot">
        <span lang={language} dir="auto">
          <Quoted text={hit.bylines.join(' · ')} language={language} />
        </span>
        {piece && (
          <DialogButton className="plain-button hit-collect" dialog={{ kind: 'collect', pieces: [piece] }}>
            {t('collection.addShort')}
          </DialogButton>
        )}
        {canStandBeside && (
          <button type="button" className="plain-button hit-collect" onClick={() => onOpen(hit, true)}>
            {t('panes.open')}
          </button>
        )}
        <span>{hit.matches.length > 0 && t('search.matchesHere', { count: hit.matches.length })}</span>
      </footer>
    </article>
  );
});

/** What can be collected of a hit: its annotation, or its article; a notice is neither. */
function pieceOf({ kind, issueId, articleId, annotationId }: SearchHit): Piece | null {
  if (kind === 'note') return annotationId === null ? null : { kind: 'annotation', issueId, annotationId };
  return kind === 'article' && articleId !== null ? { kind: 'article', issueId, articleId } : null;
}
