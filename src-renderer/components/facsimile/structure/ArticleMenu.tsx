import {
  FloatingFocusManager,
  FloatingPortal,
  flip,
  shift,
  useDismiss,
  useFloating,
  useInteractions,
  useRole,
} from '@floating-ui/react';
import { useLayoutEffect } from 'react';
import type { WantedCorrection } from '#shared/contract/calls/corrections.ts';
import type { Article, Issue } from '#shared/model/issue.ts';
import { afterPaint } from '../../../dom/afterPaint.ts';
import { useApplication, useTranslator } from '../../../state/application.ts';
import { moveByArrow } from '../../base/roving.ts';

/** Where on a page the menu of an article was asked for. */
export interface ArticlePlace {
  readonly articleId: string;
  /** Where the paragraph under the pointer begins in the text; null where there is none. */
  readonly paragraph: number | null;
  /** In CSS pixels of the window. */
  readonly x: number;
  readonly y: number;
}

interface ArticleMenuProps {
  readonly issue: Issue;
  readonly at: ArticlePlace;
  /** Opens the dialog with everything that can be corrected of it. */
  readonly onMore: () => void;
  readonly onClose: () => void;
}

/** What an article on its page is made of: where it begins, what it goes on with, and that it is none. */
export function ArticleMenu({ issue, at, onMore, onClose }: ArticleMenuProps) {
  const { corrections, currentIssue, toasts } = useApplication();
  const { t } = useTranslator();
  const { refs, floatingStyles, context } = useFloating({
    open: true,
    onOpenChange: (open) => !open && onClose(),
    placement: 'bottom-start',
    middleware: [flip({ padding: 8 }), shift({ padding: 8 })],
  });
  const { getFloatingProps } = useInteractions([useDismiss(context), useRole(context, { role: 'menu' })]);
  const { x, y } = at;
  useLayoutEffect(() => {
    refs.setPositionReference({ getBoundingClientRect: () => new DOMRect(x, y, 0, 0) });
  }, [refs, x, y]);
  const article = issue.articles.find(({ id }) => id === at.articleId);
  if (!article) return null;
  const correct = (wanted: WantedCorrection) => {
    onClose();
    corrections.make(wanted).catch(toasts.failed);
  };
  const above = issue.articles[issue.articles.indexOf(article) - 1];
  const split = splitStart(article, at.paragraph);
  return (
    <FloatingPortal>
      <FloatingFocusManager context={context} modal={false}>
        <div
          ref={refs.setFloating}
          className="menu article-menu"
          style={floatingStyles}
          {...getFloatingProps({ 'aria-label': t('correct.article'), onKeyDown: moveByArrow })}
        >
          <Entry
            onChoose={() => {
              onClose();
              // The menu gives the focus back first.
              afterPaint(() => currentIssue.wantNote({ kind: 'article', articleId: article.id }));
            }}
          >
            {t('command.noteOnArticle')}
          </Entry>
          {split !== null && (
            <Entry onChoose={() => correct({ kind: 'split', articleId: article.id, start: split })}>
              {t('structure.split')}
            </Entry>
          )}
          {above && (
            <Entry onChoose={() => correct({ kind: 'merge', articleId: article.id })}>
              {t('structure.merge')}
            </Entry>
          )}
          <Entry onChoose={() => correct({ kind: 'role', blockId: article.id, role: 'advertisement' })}>
            {t('structure.advertisement')}
          </Entry>
          <Entry onChoose={() => correct({ kind: 'role', blockId: article.id, role: 'notice' })}>
            {t('structure.notice')}
          </Entry>
          <Entry
            onChoose={() => {
              onClose();
              onMore();
            }}
          >
            {t('correct.articleButton')}
          </Entry>
        </div>
      </FloatingFocusManager>
    </FloatingPortal>
  );
}

interface EntryProps {
  readonly onChoose: () => void;
  readonly children: string;
}

function Entry({ onChoose, children }: EntryProps) {
  return (
    <button type="button" role="menuitem" className="panel-item" onClick={onChoose}>
      {children}
    </button>
  );
}

/** An article begins with its first paragraph already. */
function splitStart({ paragraphs }: Article, paragraph: number | null): number | null {
  return paragraphs.slice(1).find(({ start }) => start === paragraph)?.start ?? null;
}
