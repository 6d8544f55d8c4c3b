import { useEffect, useState } from 'react';
import type { FacsimileSheet } from '#shared/model/facsimile.ts';
import { useApplication } from '../../state/application.ts';

/** A page of an issue by its index; null until it is there, and where there is none. `round`: asked anew for another. */
export function usePageSheet(issueId: string, page: number | null, round = 0): FacsimileSheet | null {
  const { pageSheets } = useApplication();
  const [sheet, setSheet] = useState<FacsimileSheet | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round asks again
  useEffect(() => {
    let isWanted = page !== null;
    void (async () => {
      if (page === null) return;
      const sheets = await pageSheets.of(issueId);
      if (isWanted) setSheet(sheets[page] ?? null);
    })();
    return () => {
      isWanted = false;
    };
  }, [pageSheets, issueId, page, round]);
  return page === null ? null : sheet;
}
