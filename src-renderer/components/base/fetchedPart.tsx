import { type ComponentType, use } from 'react';

/** A part of the window whose script could not be fetched, as after an update or when the program has ended. */
export class NotLoadedError extends Error {
  override readonly name = 'NotLoadedError';
  /** Lets the next rendering fetch it again. */
  readonly forget: () => void;

  constructor(cause: unknown, forget: () => void) {
    super('A part of the window could not be loaded.', { cause });
    this.forget = forget;
  }
}

/** A component that is fetched when it is needed. */
export type FetchedPart<Props> = ComponentType<Props> & {
  /** Fetches it ahead of time; what fails is fetched again when it is needed. */
  readonly fetch: () => Promise<void>;
};

/** Fetches of all parts that were declared, first those declared first. */
const parts = new Set<() => Promise<void>>();

/**
 * A component in a script of its own, fetched when it is first rendered or by `fetchParts`. Until then the
 * nearest `Suspense` shows its fallback; once it is there it renders at once, as if it had always been, which
 * `React.lazy` does not do. Throws `NotLoadedError` to the nearest `ErrorBoundary`, whose retry fetches again.
 */
export function fetchedPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): FetchedPart<Props> {
  let fetched: ComponentType<Props> | null = null;
  let fetching: Promise<ComponentType<Props>> | null = null;
  const forget = () => {
    fetching = null;
  };
  const fetch = () => {
    fetching ??= load().then(
      (component) => {
        fetched = component;
        return component;
      },
      (cause: unknown) => {
        throw new NotLoadedError(cause, forget);
      },
    );
    return fetching;
  };
  const fetchAhead = () => fetch().then(() => undefined, forget);
  parts.add(fetchAhead);
  // biome-ignore lint/correctness/noComponentHookFactories: made once for each part, at module level, like React.lazy
  const Part = (props: Props) => {
    const Component = fetched ?? use(fetch());
    return <Component {...props} />;
  };
  return Object.assign(Part, { fetch: fetchAhead });
}

/**
 * Fetches every part that has not been needed yet, one after another, so that it opens at once and also when
 * the program has gone away meanwhile. One that fails is fetched again when it is needed.
 */
export async function fetchParts(): Promise<void> {
  // Parts that a part declares are found as well.
  for (const fetch of parts) await fetch();
}
