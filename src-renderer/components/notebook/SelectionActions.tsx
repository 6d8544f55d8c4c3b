import { useEffect, useRef } from 'react';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { byIssue } from '../../state/notebook/notebook.ts';
import { ColourMenu } from '../fields/ColourMenu.tsx';
import { TagsMenu } from './TagsMenu.tsx';

/** What can be done to the chosen annotations, all at once. */
export function SelectionActions() {
  const { notebook, overlays } = useApplication();
  const { t } = useTranslator();
  const { chosen, total, isChanging } = usePart(notebook.store, (state) => state);
  const everything = useRef<HTMLInputElement>(null);
  const some = chosen.size > 0 && chosen.size < total;
  useEffect(() => {
    if (everything.current) everything.current.indeterminate = some;
  }, [some]);
  const exportChosen = () => {
    const subject = {
      kind: 'selection' as const,
      issueId: null,
      articleId: null,
      annotationIds: [],
      selection: byIssue(chosen),
    };
    overlays.setState({ dialog: { kind: 'export', subject } });
  };
  const printChosen = () => {
    const annotations = byIssue(chosen).map(({ issueId, annotationIds }) => ({
      issueId,
      annotationIds: [...annotationIds],
    }));
    overlays.setState({
      dialog: { kind: 'print', subject: { scopes: [{ kind: 'selection', annotations }] } },
    });
  };
  const collectChosen = () => {
    const pieces = [...chosen].map(
      ([annotationId, issueId]) => ({ kind: 'annotation', issueId, annotationId }) as const,
    );
    overlays.setState({ dialog: { kind: 'collect', pieces } });
  };
  return (
    <div className="notebook-choice" role="toolbar" aria-label={t('notebook.chosenActions')}>
      <label>
        <input
          ref={everything}
          type="checkbox"
          checked={total > 0 && chosen.size >= total}
          disabled={total === 0}
          onChange={({ target }) => (target.checked ? void notebook.chooseAll() : notebook.chooseNone())}
        />
        {chosen.size > 0 ? t('notebook.chosen', { count: chosen.size }) : t('notebook.chooseAll')}
      </label>
      {chosen.size > 0 && (
        <>
          {!isChanging && (
            <>
              <ColourMenu value={null} onPick={(colour) => void notebook.change({ colour })} />
              <TagsMenu
                label={t('notebook.addTags')}
                done={t('tags.add')}
                onDone={(tags) => void notebook.change({ addTags: [...tags] })}
              />
              <TagsMenu
                label={t('notebook.removeTags')}
                done={t('notebook.removeTagsNow')}
                onDone={(tags) => void notebook.change({ removeTags: [...tags] })}
              />
              <button type="button" className="plain-button" aria-haspopup="dialog" onClick={collectChosen}>
                {t('collection.add')}
              </button>
            </>
          )}
          <button type="button" className="plain-button" aria-haspopup="dialog" onClick={exportChosen}>
            {t('notebook.export')}
          </button>
          <button type="button" className="plain-button" aria-haspopup="dialog" onClick={printChosen}>
            {t('print.button')}
          </button>
          {!isChanging && (
            <button type="button" className="plain-button" onClick={() => void notebook.remove()}>
              {t('notes.delete')}
            </button>
          )}
          {isChanging && <span role="status">{t('notes.saving')}</span>}
          <button type="button" className="plain-button" onClick={notebook.chooseNone}>
            {t('notebook.chooseNone')}
          </button>
        </>
      )}
    </div>
  );
}
