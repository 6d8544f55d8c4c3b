import { useState } from 'react';
import { useApplication } from '../../state/application.ts';
import type { ListPlace } from './LongList.tsx';

/** Where the view's list was when the person left it; null unless they have come back. */
export function useReturnedPlace(): ListPlace | null {
  const { router } = useApplication();
  const [place] = useState(() =>
    router.store.getState().returned ? ((router.place() as ListPlace | undefined) ?? null) : null,
  );
  return place;
}
