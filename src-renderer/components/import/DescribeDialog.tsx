import { useMemo, useState } from 'react';
import { message } from '#shared/i18n/translate.ts';
import { type DescribableField, describableFields } from '#shared/model/issue.ts';
import type { IssueSummary } from '#shared/model/library.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { useIssueDate } from '../../state/issueDates.ts';
import { patchOf, saidBy, type TypedDescription } from '../../state/library/describe.ts';
import { Dialog } from '../base/Dialog.tsx';
import { toggledIn } from '../base/toggledIn.ts';

interface DescribeDialogProps {
  /** The issues that can be filled in; all are chosen at first. */
  readonly issueIds: readonly string[];
  readonly onClose: () => void;
}

/** What files do not say of their issues, filled in by a person for one or many at once. */
export function DescribeDialog({ issueIds, onClose }: DescribeDialogProps) {
  const { library, peer, toasts, history } = useApplication();
  const translator = useTranslator();
  const { t } = translator;
  const known = usePart(library.store, (state) => state.issues);
  const issues = useMemo(() => issueIds.flatMap((id) => known.get(id) ?? []), [issueIds, known]);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [description, setDescription] = useState<TypedDescription>({});
  const [failure, setFailure] = useState<unknown>(null);
  const [saving, setSaving] = useState(false);
  const chosen = issues.filter(({ id }) => !left.has(id));
  const patch = patchOf(description);

  const takeBack = () => void history.undo();
  const save = async () => {
    if (!patch || chosen.length === 0) return;
    setSaving(true);
    setFailure(null);
    try {
      const { changed } = await peer.call('library.describe', {
        issueIds: chosen.map(({ id }) => id),
        fields: patch,
      });
      toasts.done(message('describe.done', { count: changed }), changed > 0 ? takeBack : undefined);
      onClose();
    } catch (error) {
      setFailure(error);
      setSaving(false);
    }
  };
  return (
    <Dialog title={t('describe.title')} onClose={onClose} wide={issues.length > 1}>
      <form
        className={issues.length > 1 ? 'describe many' : 'describe'}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p className="describe-why">{t('describe.why')}</p>
        {issues.length > 1 && <Choice issues={issues} left={left} onChange={setLeft} />}
        <div className="fields">
          {describableFields.map((field) => (
            <Field
              key={field}
              field={field}
              issues={chosen}
              typed={description[field]}
              onType={(typed) => setDescription({ ...description, [field]: typed })}
            />
          ))}
          {chosen.length > 1 && <p className="soft">{t('describe.together')}</p>}
        </div>
        {failure !== null && (
          <p className="failure" role="alert">
            {translator.failure(failure)}
          </p>
        )}
        <div className="dialog-actions">
          <span className="soft">{t('describe.chosen', { count: chosen.length })}</span>
          <button type="button" className="button" onClick={onClose}>
            {t('common.cancel')}
          </button>
          <button
            type="submit"
            className="button primary"
            disabled={saving || patch === null || chosen.length === 0}
          >
            {t('describe.save')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

interface FieldProps {
  readonly field: DescribableField;
  readonly issues: readonly IssueSummary[];
  readonly typed: string | null | undefined;
  readonly onType: (typed: string | null | undefined) => void;
}

function Field({ field, issues, typed, onType }: FieldProps) {
  const { t } = useTranslator();
  const now = saidBy(issues, field);
  const described = issues.some((issue) => issue.described.includes(field));
  return (
    <div className="describe-field">
      <label>
        {t(`describe.field.${field}`)}
        <input
          type={field === 'pageCount' ? 'number' : 'text'}
          value={typed ?? ''}
          maxLength={500}
          {...(field === 'pageCount' && { min: 1, max: 10_000 })}
          {...(field === 'date' && {
            pattern: '[0-9]{4}-[0-9]{2}-[0-9]{2}',
            title: t('describe.dateHint'),
          })}
          {...(field === 'language' && {
            pattern: '[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*',
            title: t('describe.languageHint'),
          })}
          placeholder={
            typed === null ? '' : now.kind === 'one' ? now.value : now.kind === 'several' ? '…' : ''
          }
          onChange={(event) => onType(event.target.value === '' ? undefined : event.target.value)}
        />
      </label>
      {described && (
        <label className="describe-back">
          <input
            type="checkbox"
            checked={typed === null}
            onChange={(event) => onType(event.target.checked ? null : undefined)}
          />
          {t('describe.takeBack')}
        </label>
      )}
    </div>
  );
}

interface ChoiceProps {
  readonly issues: readonly IssueSummary[];
  readonly left: ReadonlySet<string>;
  readonly onChange: (left: ReadonlySet<string>) => void;
}

function Choice({ issues, left, onChange }: ChoiceProps) {
  const { t } = useTranslator();
  const dateOf = useIssueDate();
  return (
    <fieldset className="describe-issues">
      <legend>{t('describe.issues')}</legend>
      <div className="button-row">
        <button type="button" className="plain-button" onClick={() => onChange(new Set())}>
          {t('describe.selectAll')}
        </button>
        <button
          type="button"
          className="plain-button"
          onClick={() => onChange(new Set(issues.map(({ id }) => id)))}
        >
          {t('describe.selectNone')}
        </button>
      </div>
      <ul>
        {issues.map((issue) => (
          <li key={issue.id}>
            <label>
              <input
                type="checkbox"
                checked={!left.has(issue.id)}
                onChange={() => onChange(toggledIn(left, issue.id))}
              />
              <span>
                {issue.publication ?? t('shelf.untitled')}, {dateOf(issue, 'day')}
                <small>{issue.path}</small>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
