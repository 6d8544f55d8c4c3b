import { useCallback } from 'react';
import { writtenRecord } from '#shared/papers/paperNames.ts';
import { useTranslator } from '../../state/application.ts';
import type { Publication } from '../../state/library/publications.ts';

/** What a paper is called: its title, else the number that libraries know it by, else that it has none. */
export function usePaperName(): (paper: Pick<Publication, 'title' | 'record'>) => string {
  const { t } = useTranslator();
  return useCallback(
    ({ title, record }) => title ?? (record ? writtenRecord(record) : t('shelf.untitled')),
    [t],
  );
}
