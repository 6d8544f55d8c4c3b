import type { ReturningEdit, TargetState } from '#shared/contract/calls/targets.ts';
import { type Message, message } from '#shared/i18n/translate.ts';
import { differencesBetween } from '#shared/text/differences.ts';
import { useApplication, useTranslator } from '../../state/application.ts';
import { DifferenceRuns } from '../base/shown/DifferenceRuns.tsx';

interface ReturningEditsProps {
  readonly target: TargetState;
  /** Does some work and says what came of it. */
  readonly run: (work: () => Promise<Message | null>) => Promise<void>;
}

/** The notes that were changed in the files of a kept export, each beside what it says here. */
export function ReturningEdits({ target: { id: targetId, edits }, run }: ReturningEditsProps) {
  const { peer } = useApplication();
  const { t } = useTranslator();
  if (edits.length === 0) return null;
  const accept = (editIds: string[]) =>
    void run(async () => {
      const { taken } = await peer.call('targets.accept', { targetId, editIds });
      return taken === 0 ? message('targets.acceptedNone') : message('targets.accepted', { count: taken });
    });
  const ignore = (editId: string) =>
    void run(async () => {
      await peer.call('targets.ignore', { targetId, editIds: [editId] });
      return message('targets.ignored');
    });
  return (
    <section className="returning">
      <h4>
        {t('targets.edits', { count: edits.length })}
        {edits.length > 1 && (
          <button type="button" className="button small" onClick={() => accept(edits.map(({ id }) => id))}>
            {t('targets.acceptAll')}
          </button>
        )}
      </h4>
      <ul>
        {edits.map((edit) => (
          <li key={edit.id} className="returning-edit">
            <EditDifference edit={edit} />
            <div className="editor-actions">
              <button type="button" className="button small primary" onClick={() => accept([edit.id])}>
                {t('targets.accept')}
              </button>
              <button type="button" className="button small" onClick={() => ignore(edit.id)}>
                {t('targets.ignore')}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function EditDifference({ edit: { file, kind, quote, ours, theirs } }: { readonly edit: ReturningEdit }) {
  const { t } = useTranslator();
  const runs = differencesBetween(ours, theirs);
  const sides = [
    { side: 'left', name: t('targets.here') },
    { side: 'right', name: t('targets.there', { file }) },
  ] as const;
  return (
    <>
      {quote !== '' && <q>{quote}</q>}
      <div className="comparing">
        {sides.map(({ side, name }) => (
          <section key={side} aria-label={name}>
            <h5>{name}</h5>
            <p>
              <DifferenceRuns runs={runs} side={side} />
            </p>
          </section>
        ))}
      </div>
      {kind !== 'edit' && <p className="soft">{t(`targets.${kind}`)}</p>}
    </>
  );
}
