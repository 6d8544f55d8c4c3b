import { useTranslator } from '../../state/application.ts';
import { GuideLink } from './GuideLink.tsx';
import type { Guide } from './guide.ts';

interface GuideContentsProps {
  readonly guide: Guide;
  /** The page that is shown; null for none. */
  readonly here: string | null;
}

/** All pages of the guide, in the panel beside them. */
export function GuideContents({ guide, here }: GuideContentsProps) {
  const { t } = useTranslator();
  return (
    <nav className="guide-contents" aria-label={t('guide.contents')}>
      {guide.groups.map(({ title, pages }) => (
        <section key={title}>
          <h2 className="panel-title">{title}</h2>
          <ul className="panel-list">
            {pages.map((page) => (
              <li key={page.name}>
                <GuideLink className="panel-item" page={page.name} isHere={page.name === here}>
                  {page.title}
                </GuideLink>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
