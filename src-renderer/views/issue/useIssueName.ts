import { paperName } from '../../components/desk/names.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';

/** What an issue is called: its paper and its day. */
export function useIssueName(issueId: string): string {
  const { library } = useApplication();
  const translator = useTranslator();
  const summary = usePart(library.store, (state) => state.issues.get(issueId));
  const { publication = null, date = null, dateText = null } = summary ?? {};
  return paperName(translator, publication, date, dateText);
}
