import { memo, type RefObject, useCallback, useEffect, useMemo, useRef } from 'react';
import type { Article, Issue } from '#shared/model/issue.ts';
import { inHalfWidth } from '../../layout/lines/halfWidth.ts';
import { shownAs } from '../../layout/lines/shownText.ts';
import { directionOf } from '../../layout/script.ts';
import { useTranslator } from '../../state/application.ts';
import type { IssueRoute } from '../../state/navigation/route.ts';
import { useOneTabStop } from '../base/roving.ts';
import { shortened } from '../base/shortened.ts';
import { WholeWords } from '../base/shown/WholeWords.tsx';
import { ArticleActions } from '../collections/ArticleActions.tsx';
import { useShownText } from '../desk/useShownText.ts';
import { PlaceLink } from '../panes/PlaceLink.tsx';

interface ContentsProps {
  readonly issue: Issue;
  /** The article that lies open. */
  readonly openId: string | null;
  /** The article at the top of what is seen. */
  readonly topId: string | null;
  readonly onChoose: (articleId: string) => void;
}

/**
 * The issue's articles in reading order, under their pages where there are several. The one that is read is marked,
 * and kept in sight.
 */
export function Contents({ issue, openId, topId, onChoose }: ContentsProps) {
  const { t } = useTranslator();
  const list = useRef<HTMLElement>(null);
  const roving = useOneTabStop(list);
  const currentId = openId ?? topId;
  useKeptInSight(list, currentId);
  const direction = useMemo(() => directionOf(issue.language, issue.text), [issue]);
  const groups = useMemo(() => byPage(issue), [issue]);
  const severalPages = groups.some(({ page }) => page !== groups[0]?.page);
  const { substitute } = useShownText(issue);
  const show = useCallback(
    (text: string | null | undefined) => (text ? shownAs(text, substitute) : null),
    [substitute],
  );
  return (
    <section ref={list} aria-labelledby="contents-title" {...roving}>
      <h2 id="contents-title" className="panel-title">
        {t('contents.title')}
      </h2>
      {groups.map(({ page, name, opensPage, articles }) => (
        <div
          key={articles[0]?.id ?? ''}
          className="contents-page"
          style={{ '--articles': String(articles.length) }}
        >
          {page !== null && opensPage && severalPages && (
            <h3 className="contents-page-name">
              {t('paper.page', { number: String(page) })} {show(name)}
            </h3>
          )}
          <ul className="panel-list" lang={issue.language} dir={direction}>
            {articles.map((article) => (
              <ContentsItem
                key={article.id}
                issueId={issue.id}
                article={article}
                isOpen={article.id === openId}
                isCurrent={article.id === currentId}
                show={show}
                onChoose={onChoose}
              />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

interface ContentsItemProps {
  readonly issueId: string;
  readonly article: Article;
  readonly isOpen: boolean;
  readonly isCurrent: boolean;
  /** Text in the characters that the paper is shown in. */
  readonly show: (text: string | null | undefined) => string | null;
  readonly onChoose: (articleId: string) => void;
}

/** By itself, so that only what changes is rendered when another article is read. */
const ContentsItem = memo(function ContentsItem(props: ContentsItemProps) {
  const { issueId, article, isOpen, isCurrent, show, onChoose } = props;
  const { t } = useTranslator();
  const name = show(article.headline?.text) ?? show(opening(article)) ?? t('paper.untitledArticle');
  return (
    <li>
      <PlaceLink
        className="panel-item contents-item"
        aria-current={isCurrent ? 'true' : undefined}
        route={routeOfArticle(issueId, article)}
        onOpen={() => onChoose(article.id)}
      >
        <strong className="serif">
          <WholeWords text={inHalfWidth(name, false)} />
        </strong>
        {article.bylines.length > 0 && (
          <span>{show(article.bylines.map((byline) => byline.name).join(' '))}</span>
        )}
      </PlaceLink>
      {isOpen && <ArticleActions issueId={issueId} article={article} name={name} />}
    </li>
  );
});

/** An article's headline, or its first words, as a place of its own. */
function routeOfArticle(issueId: string, article: Article): IssueRoute {
  const flow = article.headline ?? article.paragraphs[0];
  const span = flow ? { start: flow.start, end: flow.end } : { start: article.start, end: article.end };
  return { name: 'issue', issueId, articleId: null, view: 'page', arrival: { kind: 'span', span } };
}

/** Scrolls the list along with the paper. Where it stands when an issue is opened it stays. */
function useKeptInSight(list: RefObject<HTMLElement | null>, currentId: string | null): void {
  const before = useRef<string | null>(null);
  useEffect(() => {
    const isFirst = before.current === null;
    before.current = currentId;
    if (isFirst || currentId === null) return;
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [list, currentId]);
}

/** More than two lines of a list are no name. */
const mostOpening = 60;

/** An article without a headline is known by its first words. */
function opening(article: Article): string | null {
  const text = article.paragraphs[0]?.text.trim();
  return text ? shortened(text, mostOpening) : null;
}

/** The articles of a page, or a stretch of a very full one. */
interface PageGroup {
  readonly page: number | null;
  readonly name: string;
  readonly opensPage: boolean;
  readonly articles: Article[];
}

/** What is far from the window is not laid out: a group at a time. */
const mostInGroup = 40;

function byPage(issue: Issue): readonly PageGroup[] {
  const names = new Map(issue.pages.map((page) => [page.number, page.name ?? '']));
  const groups: PageGroup[] = [];
  for (const article of issue.articles) {
    const { page } = article;
    const last = groups.at(-1);
    const isSamePage = last?.page === page;
    if (isSamePage && last.articles.length < mostInGroup) last.articles.push(article);
    else
      groups.push({ page, name: names.get(page ?? -1) ?? '', opensPage: !isSamePage, articles: [article] });
  }
  return groups;
}
