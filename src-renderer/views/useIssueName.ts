import { paperName } from '../components/issue/paperLabels.ts';
import { useApplication, usePart, useTranslator } from '../state/application.ts';

/** What an issue is called: its paper and its day. */
export function useIssueName(issueId: string): string {
  const { library } = useApplication();
  const translator = useTranslator();
  const summary = usePart(library.store, (state) => state.issues.get(issueId));
  return paperName(translator, summary?.publication ?? null, summary?.date ?? null);
}
