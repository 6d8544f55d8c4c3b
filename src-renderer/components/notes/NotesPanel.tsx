import { useId, useMemo, useState } from 'react';
import type { AnchoredAnnotation } from '#shared/model/annotation.ts';
import { ariaKeysOf } from '#shared/model/finding/commandKeys.ts';
import type { Span } from '#shared/model/span.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { numeralsOf } from '../../state/issue/marks.ts';
import type { NoteDraft } from '../../state/issue/noteDrafts.ts';
import { hasWords } from '../../state/navigation/issueView.ts';
import { DialogButton } from '../base/DialogButton.tsx';
import { toggledIn } from '../base/toggledIn.ts';
import { useGrowing } from '../base/useGrowing.ts';
import { ArticleLinks } from '../links/NoteLinks.tsx';
import { BeginNote } from './BeginNote.tsx';
import { NoteCard } from './NoteCard.tsx';
import { NoteEditor } from './NoteEditor.tsx';
import { OrphanPlacing } from './OrphanPlacing.tsx';
import { PutAside } from './PutAside.tsx';
import { inPanelOrder } from './panelOrder.ts';

/** So many cards fill the panel and what is scrolled first. */
const firstCards = 24;

interface NotesPanelProps {
  readonly issueId: string;
  readonly articleId: string | null;
  /** Of which issue, where the notes of another one stand beside them. */
  readonly issueName: string | null;
  readonly onJump: (item: AnchoredAnnotation) => void;
  /** What is selected on the paper. */
  readonly selection: Span | null;
  readonly onShow: (span: Span) => void;
}

/** An issue's annotations in text order, with the notes being written between them and orphans apart. */
export function NotesPanel({ issueId, articleId, issueName, onJump, selection, onShow }: NotesPanelProps) {
  const { currentIssue, overlays } = useApplication();
  const { t } = useTranslator();
  const orphansTitle = useId();
  const annotations = usePart(currentIssue.store, (state) => state.annotations);
  const drafts = usePart(currentIssue.store, (state) => state.drafts);
  const editing = usePart(currentIssue.store, (state) => state.editing);
  const hasText = usePart(currentIssue.store, ({ issue }) => issue === null || hasWords(issue));
  const [picked, setPicked] = useState<ReadonlySet<string> | null>(null);
  const numerals = useMemo(() => numeralsOf(annotations), [annotations]);
  const placed = annotations.filter((item) => item.anchor !== null);
  const orphans = annotations.filter((item) => item.anchor === null);
  const lines = inPanelOrder(placed, newDrafts(drafts, issueId, annotations));
  const wanted = usePart(currentIssue.store, (state) => state.editing ?? state.focusedAnnotationId);
  const inSight = lines.findIndex((line) => keyOf(line) === wanted);
  const shown = useGrowing(issueId, firstCards, lines.length, inSight + 1);

  const askExport = (kind: 'issue' | 'annotations', annotationIds: readonly string[]) =>
    overlays.setState({ dialog: { kind: 'export', subject: { kind, issueId, articleId, annotationIds } } });
  const card = (item: AnchoredAnnotation) => {
    const { id } = item.annotation;
    const draft = drafts.get(id);
    if (draft && editing === id) return <NoteEditor draft={draft} />;
    return (
      <NoteCard
        item={item}
        numeral={numerals.get(id) ?? null}
        picked={picked === null ? null : picked.has(id)}
        onPick={() => setPicked(toggledIn(picked ?? new Set(), id))}
        onJump={() => onJump(item)}
      />
    );
  };
  return (
    <div className="notes">
      {issueName !== null && <p className="notes-of">{issueName}</p>}
      <header className="notes-head">
        <h2>{t('notes.title')}</h2>
        <span className="soft">{t('count.notesShort', { count: annotations.length })}</span>
        {annotations.length > 1 && (
          <button
            type="button"
            className="plain-button"
            aria-pressed={picked !== null}
            onClick={() => setPicked(picked ? null : new Set())}
          >
            {picked ? t('notes.pickEnd') : t('notes.pickSome')}
          </button>
        )}
        <DialogButton
          className="plain-button"
          aria-label={t('exchange.title')}
          dialog={{ kind: 'importAnnotations' }}
        >
          {t('exchange.short')}
        </DialogButton>
        <button
          type="button"
          className="button small"
          aria-haspopup="dialog"
          aria-label={t('export.button')}
          aria-keyshortcuts={ariaKeysOf('export')}
          onClick={() => askExport('issue', [])}
        >
          {t('export.short')}
        </button>
      </header>
      <BeginNote />
      {picked && picked.size > 0 && (
        <div className="notes-tools">
          <button
            type="button"
            className="plain-button"
            onClick={() => askExport('annotations', [...picked])}
          >
            {t('export.some', { count: picked.size })}
          </button>
          <button
            type="button"
            className="plain-button"
            onClick={() => {
              void currentIssue.remove([...picked]);
              setPicked(null);
            }}
          >
            {t('notes.deleteSome', { count: picked.size })}
          </button>
        </div>
      )}
      {lines.length === 0 && orphans.length === 0 && (
        <p className="notes-empty">{t(hasText ? 'notes.empty' : 'marking.empty')}</p>
      )}
      <ol className="note-list">
        {lines
          .slice(0, shown)
          .map((line) =>
            'annotation' in line ? (
              <li key={line.annotation.id}>{card(line)}</li>
            ) : (
              <li key={line.key}>
                {editing === line.key ? <NoteEditor draft={line} /> : <PutAside draft={line} />}
              </li>
            ),
          )}
      </ol>
      <ArticleLinks />
      {orphans.length > 0 && (
        <section className="orphans" aria-labelledby={orphansTitle}>
          <h3 id={orphansTitle}>{t('notes.orphans', { count: orphans.length })}</h3>
          <p className="soft">{t('notes.orphansWhy')}</p>
          <ol className="note-list">
            {orphans.map((item) => (
              <li key={item.annotation.id}>
                {card(item)}
                <OrphanPlacing item={item} selection={selection} onShow={onShow} />
              </li>
            ))}
          </ol>
        </section>
      )}
    </div>
  );
}

/** A passage may be marked and on the list before its draft hears of it: then it is shown once, there. */
const newDrafts = (
  drafts: ReadonlyMap<string, NoteDraft>,
  issueId: string,
  annotations: readonly AnchoredAnnotation[],
): readonly NoteDraft[] =>
  [...drafts.values()].filter(
    ({ key, annotationId, issueId: itsIssue }) =>
      annotationId === null &&
      itsIssue === issueId &&
      !annotations.some(({ annotation }) => annotation.id === key),
  );

const keyOf = (line: AnchoredAnnotation | NoteDraft): string =>
  'annotation' in line ? line.annotation.id : line.key;
