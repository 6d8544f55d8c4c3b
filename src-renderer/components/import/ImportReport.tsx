import type { ImportItem, ImportOutcome } from '#shared/model/import.ts';
import type { IssueSummary } from '#shared/model/library.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { isWithoutText, picturesOfIssues } from '../../state/library/readablePictures.ts';
import { FillInButton } from '../base/FillInButton.tsx';
import { ReadPicturesButton } from '../pictures/ReadPicturesButton.tsx';
import { useOpenIssue } from '../shelf/issueLinks.tsx';

/** What a person should see first comes first. */
const order: readonly ImportOutcome[] = [
  'refused',
  'doubtful',
  'sameIssue',
  'added',
  'sameFile',
  'kept',
  'undone',
];

/** How far an addition has come, and what became of everything that was given. */
export function ImportReport({ onGone }: { readonly onGone: () => void }) {
  const { imports } = useApplication();
  const { t, number } = useTranslator();
  const { latest, sending } = usePart(imports.store, (state) => state);
  if (sending) {
    return (
      <Progress
        text={t('import.sending', { done: number(sending.done), total: number(sending.total) })}
        done={sending.done}
        total={sending.total}
      />
    );
  }
  if (!latest) return null;
  const { status, progress, items, canUndo } = latest;
  const groups = order
    .map((outcome) => ({ outcome, items: items.filter((item) => item.outcome === outcome) }))
    .filter((group) => group.items.length > 0);
  return (
    <section className="import-report" aria-label={t('import.report')}>
      {status === 'running' && (
        <Progress
          text={
            progress.total === null
              ? t('import.looking')
              : t('import.progress', { done: number(progress.done), total: number(progress.total) })
          }
          done={progress.done}
          total={progress.total}
        />
      )}
      {status === 'cancelled' && <p role="status">{t('import.cancelled')}</p>}
      {status === 'undone' && <p role="status">{t('import.undone')}</p>}
      {status === 'done' && items.length === 0 && <p role="status">{t('import.nothing')}</p>}
      {groups.map((group) => (
        <section key={group.outcome} className="import-group" data-outcome={group.outcome}>
          <h3>
            {t(`import.outcome.${group.outcome}`)} <span>{number(group.items.length)}</span>
          </h3>
          {group.outcome === 'doubtful' && <FillIn items={group.items} />}
          <ul>
            {group.items.map((item) => (
              <li key={`${item.name} ${item.paths[0] ?? ''}`}>
                <ItemLine item={item} onGone={onGone} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {status === 'done' && <PicturesAdded items={items} />}
      {canUndo && status !== 'running' && (
        <div className="dialog-actions">
          <button type="button" className="button" onClick={() => void imports.undo()}>
            {t('import.undo')}
          </button>
        </div>
      )}
    </section>
  );
}

function ItemLine({ item, onGone }: { readonly item: ImportItem; readonly onGone: () => void }) {
  const { library } = useApplication();
  const { t, dates } = useTranslator();
  const open = useOpenIssue();
  const issue = usePart(library.store, (state) => issueAt(state.issues, item.paths));
  const title = [
    item.publication ?? (item.outcome === 'refused' ? null : t('shelf.untitled')),
    item.date === null ? null : dates.day(item.date),
  ]
    .filter((part) => part !== null)
    .join(t('mark.comma'));
  return (
    <>
      {issue ? (
        <button
          type="button"
          className="plain-button"
          onClick={() => {
            onGone();
            open(issue.id);
          }}
        >
          {title}
        </button>
      ) : (
        title && <strong>{title}</strong>
      )}
      <span className="import-name">{item.name}</span>
      {item.message !== null && <span className="import-why">{item.message}</span>}
    </>
  );
}

/** The doubtful ones are mostly those whose files say neither title nor date: here they are filled in together. */
function FillIn({ items }: { readonly items: readonly ImportItem[] }) {
  const { library } = useApplication();
  const issues = usePart(library.store, (state) => state.issues);
  const issueIds = items.flatMap(({ paths }) => issueAt(issues, paths)?.id ?? []);
  if (issueIds.length === 0) return null;
  return <FillInButton issueIds={issueIds} />;
}

/** Pictures without text were added: they can be looked at now, and read if the person wants it. */
function PicturesAdded({ items }: { readonly items: readonly ImportItem[] }) {
  const { library } = useApplication();
  const { t } = useTranslator();
  const issues = usePart(library.store, (state) => state.issues);
  const added = items.flatMap(({ paths }) => issueAt(issues, paths) ?? []).filter(isWithoutText);
  const ids = [...new Set(added.map(({ id }) => id))];
  if (ids.length === 0) return null;
  const named = t('pictures.offerAfterImport', { count: ids.length });
  return (
    <p className="import-pictures">
      {named} <ReadPicturesButton className="button small" what={picturesOfIssues(ids)} name={named} />
    </p>
  );
}

function issueAt(
  issues: ReadonlyMap<string, IssueSummary>,
  paths: readonly string[],
): IssueSummary | undefined {
  if (paths.length === 0) return undefined;
  // An issue of pictures is known by their folder.
  const folders = paths.map((path) => path.slice(0, Math.max(0, path.lastIndexOf('/'))));
  const wanted = new Set([...paths, ...folders]);
  for (const issue of issues.values()) {
    if (wanted.has(issue.path.split('#')[0] ?? '')) return issue;
  }
  return undefined;
}

function Progress({
  text,
  done,
  total,
}: {
  readonly text: string;
  readonly done: number;
  readonly total: number | null;
}) {
  const { imports } = useApplication();
  const { t } = useTranslator();
  return (
    <div className="import-progress" role="status">
      <p>{text}</p>
      <progress
        aria-label={t('import.progressName')}
        max={total ?? 1}
        value={total === null ? undefined : done}
      />
      <button type="button" className="button small" onClick={() => void imports.cancel()}>
        {t('common.cancel')}
      </button>
    </div>
  );
}
