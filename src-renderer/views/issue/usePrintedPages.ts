import { useEffect } from 'react';
import type { FacsimileSheet } from '#shared/model/facsimile.ts';
import type { Issue } from '#shared/model/issue.ts';
import { useApplication, usePart } from '../../state/application.ts';
import { facsimileKey } from '../../state/issue/facsimile.ts';

/** The printed pages of an issue: null while they are fetched, empty where there are none. */
export function usePrintedPages(issue: Issue | null): readonly FacsimileSheet[] | null {
  const { facsimile } = useApplication();
  const key = issue && facsimileKey(issue);
  const sheets = usePart(facsimile.store, (state) => (state.key === key ? state.sheets : null));
  useEffect(() => {
    if (issue) void facsimile.open(issue);
  }, [facsimile, issue]);
  return sheets;
}
