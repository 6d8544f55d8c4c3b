import type { ImportConflict, ImportedSource } from '#shared/model/exchange.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { changesLinks } from '../../state/notebook/exchange.ts';
import { useOpenIssue } from '../shelf/issueLinks.tsx';
import { useNamedIssue } from './namedIssue.ts';

const linkCounts = ['added', 'updated', 'present'] as const;
const counts = ['attached', 'orphaned', 'waiting', 'present', 'conflicting'] as const;

/** What became of every annotation of the newest import. */
export function AnnotationImportReport({ onGone }: { readonly onGone: () => void }) {
  const { exchange } = useApplication();
  const { t, number } = useTranslator();
  const { status, report } = usePart(exchange.store, (state) => state);
  if (status !== 'done' || !report) return null;
  const { sources, conflicts, links, refused, changed } = report;
  const toldLinks = linkCounts.filter((count) => links[count] > 0);
  return (
    <section className="import-report annotation-report" aria-label={t('exchange.report')}>
      <p className="import-name">{report.files.map(({ name }) => name).join(', ')}</p>
      {sources.length + refused.length + toldLinks.length === 0 && (
        <p role="status">{t('exchange.nothing')}</p>
      )}
      {sources.length > 0 && (
        <div className="import-group">
          <ul>
            {sources.map((source) => (
              <li key={`${source.issueId} ${source.name}`}>
                <SourceLine source={source} onGone={onGone} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {toldLinks.length > 0 && (
        <p className="soft">
          {toldLinks.map((count) => t(`exchange.links.${count}`, { count: links[count] })).join(' · ')}
        </p>
      )}
      {conflicts.length > 0 && (
        <div className="import-group">
          <h3>
            {t('exchange.conflicts')} <span>{number(conflicts.length)}</span>
          </h3>
          <ul>
            {conflicts.map((conflict) => (
              <li key={`${conflict.issueId} ${conflict.annotationId}`}>
                <ConflictLine conflict={conflict} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {refused.length > 0 && (
        <div className="import-group" data-outcome="refused">
          <h3>
            {t('exchange.refused')} <span>{number(refused.length)}</span>
          </h3>
          <ul>
            {refused.map(({ file, row, reason, name }) => (
              <li key={`${file} ${row}`}>
                <span>{name}</span>
                <span className="import-name">{t('exchange.row', { file, row: String(row) })}</span>
                <span className="import-why">{t(`exchange.reason.${reason}`)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {(changed || changesLinks(report)) && (
        <div className="dialog-actions">
          <button type="button" className="button" onClick={() => void exchange.undo()}>
            {t('exchange.undo')}
          </button>
        </div>
      )}
    </section>
  );
}

function SourceLine({ source, onGone }: { readonly source: ImportedSource; readonly onGone: () => void }) {
  const { t } = useTranslator();
  const open = useOpenIssue();
  const name = useNamedIssue()(source);
  const told = counts.filter((count) => source[count] > 0);
  return (
    <>
      {source.matchedBy === null ? (
        <strong>{name}</strong>
      ) : (
        <button
          type="button"
          className="plain-button"
          onClick={() => {
            onGone();
            open(source.issueId);
          }}
        >
          {name}
        </button>
      )}
      <span className="soft">
        {told.map((count) => t(`exchange.count.${count}`, { count: source[count] })).join(' · ')}
      </span>
    </>
  );
}

function ConflictLine({ conflict }: { readonly conflict: ImportConflict }) {
  const { t } = useTranslator();
  const { shown, kept, otherNote } = conflict;
  return (
    <>
      <q>{shown}</q>
      <span className="soft">{t(kept === 'here' ? 'exchange.keptHere' : 'exchange.keptFile')}</span>
      <span className="import-why">
        {otherNote === '' ? t('exchange.otherEmpty') : t('exchange.other', { note: otherNote })}
      </span>
    </>
  );
}
