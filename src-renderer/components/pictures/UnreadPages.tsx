import type { UnreadPage } from '#shared/model/scans/pictureReading.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { useIssueDate } from '../../state/issueDates.ts';
import { Icon } from '../base/Icon.tsx';
import { Menu } from '../base/Menu.tsx';

/** The pages that could not be read, each with why and what helps, and the way to it. */
export function UnreadPages({ pages }: { readonly pages: readonly UnreadPage[] }) {
  const { router } = useApplication();
  const { t } = useTranslator();
  const name = t('pictures.unreadList', { count: pages.length });
  return (
    <Menu
      label={name}
      trigger={
        <>
          <Icon name="warning" /> {name}
        </>
      }
      triggerProps={{ className: 'plain-button unread-trigger' }}
    >
      {(close) => (
        <ul className="unread-pages">
          {pages.map((page) => (
            <li key={`${page.issueId} ${page.page}`}>
              <button
                type="button"
                className="plain-button"
                onClick={() => {
                  close();
                  router.go({
                    name: 'issue',
                    issueId: page.issueId,
                    articleId: null,
                    view: 'facsimile',
                    arrival: { kind: 'page', page: page.page },
                  });
                }}
              >
                <PageName page={page} />
              </button>
              <Reason page={page} />
            </li>
          ))}
        </ul>
      )}
    </Menu>
  );
}

function PageName({ page: { issueId, page } }: { readonly page: UnreadPage }) {
  const { library } = useApplication();
  const { t } = useTranslator();
  const dateOf = useIssueDate();
  const issue = usePart(library.store, (state) => state.issues.get(issueId));
  const words = issue && [issue.publication ?? issue.path, issue.date === null ? null : dateOf(issue, 'day')];
  return t('pictures.pageOf', {
    issue: words?.filter(Boolean).join(t('mark.comma')) ?? issueId,
    page: String(page),
  });
}

/** The application's own sentence knows numbers, such as the resolution that is needed, and is English. */
function Reason({ page: { reason, message } }: { readonly page: UnreadPage }) {
  const { t, language } = useTranslator();
  const own = language === 'en' ? message.trim() : '';
  const general = t(`pictures.reason.${reason}`);
  return (
    <>
      <p>{own === '' || reason === 'failed' ? general : own}</p>
      {reason === 'failed' && message !== '' && (
        <p className="soft" lang="en">
          {message}
        </p>
      )}
    </>
  );
}
