import { useState } from 'react';
import type { ListPlace } from '../components/base/LongList.tsx';
import { useApplication } from '../state/application.ts';

/** Where the view's list was when the person left it; null unless they have come back. */
export function useReturnedPlace(): ListPlace | null {
  const { router } = useApplication();
  const [place] = useState(() =>
    router.store.getState().returned ? ((router.place() as ListPlace | undefined) ?? null) : null,
  );
  return place;
}
