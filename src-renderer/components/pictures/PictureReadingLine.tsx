import { Suspense } from 'react';
import { useApplication, usePart } from '../../state/application.ts';
import { ErrorBoundary } from '../base/ErrorBoundary.tsx';
import { fetchedPart } from '../base/fetchedPart.tsx';

const ReadingProgress = fetchedPart(() =>
  import('./ReadingProgress.tsx').then((module) => module.ReadingProgress),
);

/** The reading of pictures, quietly at the foot of the window; nothing where there is nothing to tell. */
export function PictureReadingLine() {
  const { pictures } = useApplication();
  const isQuiet = usePart(
    pictures.store,
    ({ reading }) => reading.status === 'idle' && reading.unread.length === 0,
  );
  if (isQuiet) return null;
  return (
    <ErrorBoundary resetKey="" fallback={() => null}>
      <Suspense fallback={null}>
        <ReadingProgress />
      </Suspense>
    </ErrorBoundary>
  );
}
