import { useTranslator } from '../../state/application.ts';
import { GuideBlocks } from './GuideBlocks.tsx';
import { GuideLink } from './GuideLink.tsx';
import type { Guide, GuidePage } from './guide.ts';

interface GuideSheetProps {
  readonly guide: Guide;
  readonly page: GuidePage;
}

/** A page of the guide, with the ways to those before and after it. */
export function GuideSheet({ guide, page }: GuideSheetProps) {
  const { t } = useTranslator();
  const pages = guide.groups.flatMap((group) => group.pages);
  const at = pages.indexOf(page);
  const before = pages[at - 1];
  const after = pages[at + 1];
  return (
    <article className="guide-sheet">
      <h1>{page.title}</h1>
      <GuideBlocks blocks={page.blocks} />
      <nav className="guide-turn" aria-label={t('guide.pages')}>
        {before && <GuideLink page={before.name}>← {before.title}</GuideLink>}
        {after && <GuideLink page={after.name}>{after.title} →</GuideLink>}
      </nav>
    </article>
  );
}

/** The contents of the guide as a page of their own. */
export function GuideIndex({ guide }: { readonly guide: Guide }) {
  const { t } = useTranslator();
  return (
    <article className="guide-sheet guide-index">
      <h1>{t('guide.title')}</h1>
      <p>{t('guide.lead')}</p>
      <div className="guide-groups">
        {guide.groups.map(({ title, pages }) => (
          <section key={title}>
            <h2>{title}</h2>
            <ul>
              {pages.map(({ name, title: words }) => (
                <li key={name}>
                  <GuideLink page={name}>{words}</GuideLink>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </article>
  );
}
