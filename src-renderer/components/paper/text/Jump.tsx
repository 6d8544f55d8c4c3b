import { holdInPlace } from '../holdInPlace.ts';
import { usePaperSetting } from './PaperContext.ts';

/**
 * Leads from where a story breaks off on the front page to where it goes on, and back. The words are the paper's
 * own, never part of its text.
 */
export function Jump({ direction }: { readonly direction: 'below' | 'above' }) {
  const { words } = usePaperSetting();
  const below = direction === 'below';
  return (
    <button
      type="button"
      className="paper-follow paper-derived"
      data-jump={direction}
      onClick={({ currentTarget }) => goOver(currentTarget, below)}
    >
      <span>{below ? words.goesOnBelow : words.fromAbove}</span>
      <span className="paper-follow-arrow" aria-hidden="true">
        {below ? '↓' : '↑'}
      </span>
    </button>
  );
}

/** Brings the other end of a jump to the top of the window, and the focus to the link that leads back. */
function goOver(link: Element, below: boolean): void {
  const article = link.closest('[data-article]');
  const target = below ? article?.querySelector('.paper-rest') : article;
  if (target) holdInPlace(target);
  article
    ?.querySelector<HTMLElement>(`[data-jump="${below ? 'above' : 'below'}"]`)
    ?.focus({ preventScroll: true });
}
