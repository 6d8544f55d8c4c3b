import type { Issue } from '#shared/model/issue.ts';
import type { PaintRequest } from '../../dom/highlights.ts';
import type { IssueViewName } from '../../state/navigation/route.ts';
import type { PassageSelection } from './paperHandle.ts';

/**
 * The agreement between the view of an issue and what shows it, its text (`IssuePaper`) and its printed
 * pages (`FacsimileView`): what is to be seen on either and what a person does there. The view makes it
 * once and hands it on whole; both fill their parent and scroll by themselves.
 */
export interface IssueOnDesk {
  readonly issue: Issue;
  /** This article is open for quiet reading, or read beside its page; the sheet keeps its place underneath. */
  readonly openArticleId: string | null;
  readonly painted: PaintRequest;
  /** Told when the selection settles (pointer up, key up), and null when it is gone. */
  readonly onSelect: (where: 'text' | 'print', selection: PassageSelection | null) => void;
  /** Told which article is at the top of what is seen, whenever that may have changed. */
  readonly onTopArticle: (articleId: string | null) => void;
  readonly onOpenArticle: (articleId: string) => void;
  /** Opens an article beside the page it was printed on. */
  readonly onReadBeside: (articleId: string) => void;
  readonly onCloseArticle: () => void;
  /** Null where nothing can be corrected now. */
  readonly onCorrectArticle: ((articleId: string) => void) | null;
  /** A name in a byline was clicked. */
  readonly onPerson: (name: string) => void;
  /** Begins a note on what is selected. */
  readonly onWriteNote: () => void;
  /** A highlight was clicked, or its numeral activated. */
  readonly onMarkActivate: (markId: string) => void;
  readonly onView: (view: IssueViewName) => void;
}
