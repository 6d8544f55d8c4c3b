import { useEffect } from 'react';

/** What can be come back to: a control of the view, known again by its name. */
interface FocusedControl {
  readonly selector: string;
  readonly name: string;
  /** Which one of those with the name. */
  readonly turn: number;
}

const focusedAt = new Map<string, FocusedControl>();

/**
 * What had the focus may be gone in a new view: the keyboard then starts at the view, not at the window's
 * top. Whoever comes back starts where they left: at the cover, the hit, the entry they had chosen, once it
 * is there, unless they do something else first.
 */
export function useFocusOnArrival(entry: string): void {
  useEffect(() => {
    if (!entry) return;
    const known = focusedAt.get(entry) ?? null;
    const onFocus = ({ target }: FocusEvent) => {
      const control = target instanceof HTMLElement && target.closest('main') ? controlOf(target) : null;
      if (control) focusedAt.set(entry, control);
    };
    document.addEventListener('focusin', onFocus);
    const frame = requestAnimationFrame(() => {
      if (document.activeElement !== document.body || (known && focusOn(known))) return;
      document.querySelector<HTMLElement>('main[tabindex]')?.focus({ preventScroll: true });
    });
    const stop = known ? focusWhenThere(known) : undefined;
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener('focusin', onFocus);
      stop?.();
    };
  }, [entry]);
}

/** Waits for a control in the view; answers how to stop. */
function focusWhenThere(control: FocusedControl): () => void {
  const observer = new MutationObserver(() => {
    const { activeElement } = document;
    const idle = activeElement === document.body || activeElement?.matches('main') === true;
    if (!idle || focusOn(control)) stop();
  });
  const stop = () => {
    observer.disconnect();
    for (const event of ['keydown', 'pointerdown', 'wheel'] as const) window.removeEventListener(event, stop);
  };
  observer.observe(document.body, { childList: true, subtree: true });
  for (const event of ['keydown', 'pointerdown', 'wheel'] as const) window.addEventListener(event, stop);
  return stop;
}

const nameOf = (element: Element): string =>
  (element.getAttribute('aria-label') ?? element.textContent).trim();

const namesakes = (selector: string, name: string): readonly HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>(`main ${selector}`)].filter(
    (element) => nameOf(element) === name,
  );

function controlOf(element: HTMLElement): FocusedControl | null {
  const selector = ['a', 'button', 'summary'].find((tag) => element.matches(tag));
  const name = nameOf(element);
  if (selector === undefined || name === '') return null;
  return { selector, name, turn: namesakes(selector, name).indexOf(element) };
}

function focusOn({ selector, name, turn }: FocusedControl): boolean {
  const found = namesakes(selector, name);
  const control = found[turn] ?? found[0];
  control?.focus({ preventScroll: true });
  return control !== undefined && document.activeElement === control;
}
