import { useId } from 'react';
import type { IssueSummary } from '#shared/model/library.ts';
import type { PaperProposal } from '#shared/papers/paperProposals.ts';
import { useTranslator } from '../../state/application.ts';
import { chosenTitle, isTaken, type ProposalChoice } from '../../state/library/proposals.ts';
import { usePaperName } from './usePaperName.ts';

interface ProposalRowProps {
  readonly proposal: PaperProposal;
  readonly choice: ProposalChoice;
  readonly onChoose: (choice: ProposalChoice) => void;
}

/** So many files are named of a paper. */
const mostFiles = 3;

/** One paper, or several that look alike: what it is called now, why that wants a look, and what to call it. */
export function ProposalRow({ proposal, choice, onChoose }: ProposalRowProps) {
  const { t } = useTranslator();
  const paperName = usePaperName();
  const name = useId();
  const { reason, names, issues, suggestions } = proposal;
  const title = chosenTitle(proposal, choice);
  const isApart = choice.isApart === true;
  const record = issues[0]?.paperKey ?? null;
  const called = names.length === 0 ? paperName({ title: null, record }) : names.join(' · ');
  return (
    <li className="proposal">
      <label className="proposal-paper">
        <input
          type="checkbox"
          checked={isTaken(proposal, choice)}
          onChange={(event) => onChoose({ isTaken: event.target.checked })}
        />
        <span>
          <strong className="serif">{called}</strong>
          <span className="proposal-why">
            {[t(`papers.reason.${reason}`), t('count.issues', { count: issues.length }), span(issues)]
              .filter(Boolean)
              .join(' · ')}
          </span>
          <small>{filesOf(issues)}</small>
        </span>
      </label>
      <div className="proposal-name">
        <label htmlFor={name} className="visually-hidden">
          {t('papers.nameFor', { paper: called })}
        </label>
        <input
          id={name}
          type="text"
          value={isApart ? '' : title}
          maxLength={500}
          placeholder={t(isApart ? 'papers.apart' : 'papers.name')}
          onChange={(event) =>
            onChoose({ title: event.target.value, isApart: false, isTaken: event.target.value.trim() !== '' })
          }
        />
        <div className="proposal-suggestions">
          {suggestions.map((suggestion) => (
            <button
              key={suggestion}
              type="button"
              className="chip"
              aria-pressed={!isApart && suggestion === title}
              onClick={() => onChoose({ title: suggestion, isApart: false, isTaken: true })}
            >
              {suggestion}
            </button>
          ))}
          {reason === 'alike' && (
            <button
              type="button"
              className="chip"
              aria-pressed={isApart}
              onClick={() => onChoose({ isApart: true, isTaken: true })}
            >
              {t('papers.apart')}
            </button>
          )}
        </div>
      </div>
    </li>
  );
}

function span(issues: readonly IssueSummary[]): string {
  const years = issues.flatMap(({ date }) => date?.slice(0, 4) ?? []).toSorted();
  const [first = '', last = ''] = [years[0], years.at(-1)];
  return first === last ? first : `${first}–${last}`;
}

const filesOf = (issues: readonly IssueSummary[]): string =>
  issues
    .slice(0, mostFiles)
    .map(({ path }) => path)
    .join(', ') + (issues.length > mostFiles ? ', …' : '');
