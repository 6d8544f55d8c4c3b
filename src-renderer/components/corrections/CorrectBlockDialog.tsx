import { useId, useState } from 'react';
import type { CorrectedRole } from '#shared/model/correction.ts';
import type { Article, Issue } from '#shared/model/issue.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { Dialog } from '../base/Dialog.tsx';
import { type Correcting, useCorrecting } from './useCorrecting.ts';

interface CorrectBlockDialogProps {
  /** An article's or a notice's id. */
  readonly blockId: string;
  readonly onClose: () => void;
}

/** What an article is, where it begins and ends, and where it stands. */
export function CorrectBlockDialog({ blockId, onClose }: CorrectBlockDialogProps) {
  const { currentIssue } = useApplication();
  const translator = useTranslator();
  const { t } = translator;
  const issue = usePart(currentIssue.store, (state) => state.issue);
  const correcting = useCorrecting(onClose);
  const article = issue?.articles.find(({ id }) => id === blockId);
  const notice = issue?.notices.find(({ id }) => id === blockId);
  return (
    <Dialog title={t(article ? 'correct.article' : 'correct.block')} onClose={onClose}>
      <div className="correcting">
        {issue && article && (
          <>
            <Headline issue={issue} article={article} correcting={correcting} />
            <Places issue={issue} article={article} correcting={correcting} />
            <Roles roles={['notice', 'advertisement']} blockId={blockId} correcting={correcting} />
            <Split issue={issue} article={article} correcting={correcting} />
          </>
        )}
        {notice && (
          <Roles
            roles={notice.kind === 'advertisement' ? ['article', 'notice'] : ['article', 'advertisement']}
            blockId={blockId}
            correcting={correcting}
          />
        )}
        {correcting.failure !== null && (
          <p className="failure" role="alert">
            {translator.failure(correcting.failure)}
          </p>
        )}
        <p className="soft">{t('correct.why')}</p>
      </div>
    </Dialog>
  );
}

interface PartProps {
  readonly issue: Issue;
  readonly article: Article;
  readonly correcting: Correcting;
}

function Headline({ issue, article, correcting }: PartProps) {
  const { t } = useTranslator();
  const field = useId();
  const now = article.headline?.text ?? '';
  const [typed, setTyped] = useState(now);
  const isChanged = typed.trim() !== '' && typed.trim() !== now.trim();
  return (
    <form
      className="correcting-headline"
      onSubmit={(event) => {
        event.preventDefault();
        if (isChanged) void correcting.correct({ kind: 'headline', articleId: article.id, text: typed });
      }}
    >
      <label htmlFor={field}>{t('correct.headline')}</label>
      <input
        id={field}
        type="text"
        lang={issue.language}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <button type="submit" className="button" disabled={!isChanged || correcting.working}>
        {t('correct.headlineSave')}
      </button>
    </form>
  );
}

/** Moving and joining go no further than the page: an article stays where it was printed. */
function Places({ issue, article, correcting }: PartProps) {
  const { t } = useTranslator();
  const at = issue.articles.indexOf(article);
  const onPage = (other: Article | undefined) => (other?.page === article.page ? other : undefined);
  const above = issue.articles[at - 1];
  const move = (direction: 'up' | 'down') =>
    void correcting.correct({ kind: 'move', articleId: article.id, direction });
  return (
    <div className="button-row">
      <button
        type="button"
        className="button"
        disabled={!onPage(above) || correcting.working}
        onClick={() => move('up')}
      >
        {t('correct.up')}
      </button>
      <button
        type="button"
        className="button"
        disabled={!onPage(issue.articles[at + 1]) || correcting.working}
        onClick={() => move('down')}
      >
        {t('correct.down')}
      </button>
      {above && (
        <button
          type="button"
          className="button"
          disabled={correcting.working}
          onClick={() => void correcting.correct({ kind: 'merge', articleId: article.id })}
        >
          {t('correct.merge', { above: above.headline?.text ?? t('paper.untitledArticle') })}
        </button>
      )}
    </div>
  );
}

const roleWords = {
  article: 'correct.asArticle',
  notice: 'correct.asNotice',
  advertisement: 'correct.asAdvertisement',
} as const satisfies Record<CorrectedRole, string>;

interface RolesProps {
  readonly roles: readonly CorrectedRole[];
  readonly blockId: string;
  readonly correcting: Correcting;
}

function Roles({ roles, blockId, correcting }: RolesProps) {
  const { t } = useTranslator();
  return (
    <div className="button-row">
      {roles.map((role) => (
        <button
          key={role}
          type="button"
          className="button"
          disabled={correcting.working}
          onClick={() => void correcting.correct({ kind: 'role', blockId, role })}
        >
          {t(roleWords[role])}
        </button>
      ))}
    </div>
  );
}

/** Another article can begin with every paragraph but the first. */
function Split({ issue, article, correcting }: PartProps) {
  const { t } = useTranslator();
  const title = useId();
  const paragraphs = article.paragraphs.slice(1);
  if (paragraphs.length === 0) return null;
  return (
    <section aria-labelledby={title}>
      <h3 id={title}>{t('correct.splitAt')}</h3>
      <ul className="correcting-paragraphs">
        {paragraphs.map(({ start, text }) => (
          <li key={start}>
            <button
              type="button"
              className="panel-item"
              lang={issue.language}
              disabled={correcting.working}
              onClick={() => void correcting.correct({ kind: 'split', articleId: article.id, start })}
            >
              <span>{text}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
