import { useEffect, useState } from 'react';
import { message } from '#shared/i18n/translate.ts';
import type { Annotation } from '#shared/model/annotation.ts';
import type { IssueDifference } from '#shared/model/snapshot.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';

interface SnapshotDifferenceProps {
  readonly snapshotId: string;
  readonly onRestored: () => void;
}

/** What going back to a snapshot would do, issue by issue; a person picks the issues. */
export function SnapshotDifference({ snapshotId, onRestored }: SnapshotDifferenceProps) {
  const { peer, toasts, reading, library } = useApplication();
  const { t } = useTranslator();
  const locked = usePart(library.store, (state) => (state.state?.marksLocked ?? null) !== null);
  const [differences, setDifferences] = useState<readonly IssueDifference[] | null>(null);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    peer.call('snapshots.compare', { snapshotId }).then(
      (found) => {
        if (!isCurrent) return;
        setDifferences(found);
        setPicked(new Set(found.map(({ issueId }) => issueId)));
      },
      (error: unknown) => {
        toasts.failed(error);
        setFailed(true);
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [peer, toasts, snapshotId]);
  const restore = async () => {
    try {
      const { changed } = await peer.call('snapshots.restore', { snapshotId, issueIds: [...picked] });
      toasts.done(message('snapshots.restored', { count: changed }), () => void reading.undo());
      onRestored();
    } catch (error) {
      toasts.failed(error);
    }
  };
  const toggle = (issueId: string) => {
    const next = new Set(picked);
    if (!next.delete(issueId)) next.add(issueId);
    setPicked(next);
  };
  if (failed) return null;
  if (differences === null) return <p role="status">{t('snapshots.comparing')}</p>;
  if (differences.length === 0) return <p role="status">{t('snapshots.nothing')}</p>;
  return (
    <div className="snapshot-differences">
      <ul>
        {differences.map((difference) => (
          <li key={difference.issueId}>
            <IssueLine
              difference={difference}
              picked={picked.has(difference.issueId)}
              onToggle={() => toggle(difference.issueId)}
            />
          </li>
        ))}
      </ul>
      <div className="dialog-actions">
        <button
          type="button"
          className="button primary"
          disabled={picked.size === 0 || locked}
          onClick={() => void restore()}
        >
          {t('snapshots.restore', { count: picked.size })}
        </button>
      </div>
    </div>
  );
}

interface IssueLineProps {
  readonly difference: IssueDifference;
  readonly picked: boolean;
  readonly onToggle: () => void;
}

function IssueLine({ difference, picked, onToggle }: IssueLineProps) {
  const { t, dates } = useTranslator();
  const { publication, date, edition, comeBack, change, go } = difference;
  const name = [publication ?? t('snapshots.unknownIssue'), date && dates.day(date), edition];
  return (
    <>
      <label className="snapshot-issue">
        <input type="checkbox" checked={picked} onChange={onToggle} />
        {name.filter(Boolean).join(', ')}
      </label>
      {comeBack.length > 0 && (
        <Group title={t('snapshots.comeBack', { count: comeBack.length })} list={comeBack} />
      )}
      {change.length > 0 && (
        <section>
          <h3>{t('snapshots.change', { count: change.length })}</h3>
          <ul>
            {change.map(({ current, former }) => (
              <li key={current.id} className="snapshot-mark" data-colour={former.colour}>
                <q>{former.target.shown}</q>
                <span>{t('snapshots.then', { note: former.note || t('snapshots.withoutNote') })}</span>
                <span className="soft">
                  {t('snapshots.now', { note: current.note || t('snapshots.withoutNote') })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {go.length > 0 && <Group title={t('snapshots.go', { count: go.length })} list={go} />}
    </>
  );
}

function Group({ title, list }: { readonly title: string; readonly list: readonly Annotation[] }) {
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {list.map(({ id, colour, target, note }) => (
          <li key={id} className="snapshot-mark" data-colour={colour}>
            <q>{target.shown}</q>
            {note && <span>{note}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
