import { useEffect, useState } from 'react';
import { message } from '#shared/i18n/translate.ts';
import type { Annotation } from '#shared/model/annotation.ts';
import type {
  IssueDifference,
  KeptStoreName,
  RestoreDifference,
  StoreDifference,
} from '#shared/model/snapshot.ts';
import { useApplication, useTranslator } from '../../state/application.ts';
import { toggledIn } from '../base/toggledIn.ts';

interface SnapshotDifferenceProps {
  readonly snapshotId: string;
  readonly onRestored: () => void;
}

/** What going back to a snapshot would do, issue by issue and store by store; a person picks among them. */
export function SnapshotDifference({ snapshotId, onRestored }: SnapshotDifferenceProps) {
  const { peer, toasts, history } = useApplication();
  const { t } = useTranslator();
  const [difference, setDifference] = useState<RestoreDifference | null>(null);
  const [issueIds, setIssueIds] = useState<ReadonlySet<string>>(new Set());
  const [stores, setStores] = useState<ReadonlySet<KeptStoreName>>(new Set());
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    peer.call('snapshots.compare', { snapshotId }).then(
      (found) => {
        if (!isCurrent) return;
        setDifference(found);
        setIssueIds(new Set(found.issues.map(({ issueId }) => issueId)));
        // What goes back as a whole is left as it is unless it is wanted.
        setStores(new Set(found.issues.length === 0 ? found.stores.map(({ store }) => store) : []));
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
      const wanted = { snapshotId, issueIds: [...issueIds], stores: [...stores] };
      const { changed } = await peer.call('snapshots.restore', wanted);
      if (stores.size > 0) toasts.done(message('snapshots.restoredStores'));
      if (changed > 0) {
        toasts.done(message('snapshots.restored', { count: changed }), () => void history.undo());
      }
      onRestored();
    } catch (error) {
      toasts.failed(error);
    }
  };
  if (failed) return null;
  if (difference === null) return <p role="status">{t('snapshots.comparing')}</p>;
  const { issues, stores: differentStores } = difference;
  if (issues.length + differentStores.length === 0) return <p role="status">{t('snapshots.nothing')}</p>;
  return (
    <div className="snapshot-differences">
      <ul>
        {issues.map((one) => (
          <li key={one.issueId}>
            <IssueLine
              difference={one}
              picked={issueIds.has(one.issueId)}
              onToggle={() => setIssueIds(toggledIn(issueIds, one.issueId))}
            />
          </li>
        ))}
        {differentStores.map((one) => (
          <li key={one.store}>
            <StoreLine
              difference={one}
              picked={stores.has(one.store)}
              onToggle={() => setStores(toggledIn(stores, one.store))}
            />
          </li>
        ))}
      </ul>
      <div className="dialog-actions">
        <button
          type="button"
          className="button primary"
          disabled={issueIds.size + stores.size === 0}
          onClick={() => void restore()}
        >
          {t('snapshots.restore')}
        </button>
      </div>
    </div>
  );
}

interface StoreLineProps {
  readonly difference: StoreDifference;
  readonly picked: boolean;
  readonly onToggle: () => void;
}

function StoreLine({ difference: { store, former, current }, picked, onToggle }: StoreLineProps) {
  const { t, number } = useTranslator();
  return (
    <>
      <label className="snapshot-issue">
        <input type="checkbox" checked={picked} onChange={onToggle} />
        {t(`snapshots.store.${store}`)}
      </label>
      <p className="soft">
        {t('snapshots.storeCounts', { former: number(former), current: number(current) })}
      </p>
    </>
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
        {name.filter(Boolean).join(t('mark.comma'))}
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
