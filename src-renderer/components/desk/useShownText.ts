import { useEffect, useMemo, useState } from 'react';
import type { Issue } from '#shared/model/issue.ts';
import {
  type ChineseScript,
  fetchChineseScript,
  type ShowInScript,
} from '../../layout/lines/chineseScript.ts';
import type { Substitute } from '../../layout/lines/shownText.ts';
import { isChinese } from '../../layout/script.ts';
import { useApplication, usePart } from '../../state/application.ts';

/** How an issue is shown otherwise than it is printed. */
export interface ShownText {
  /** The script it is shown in; null where it is shown as it is printed. */
  readonly script: ChineseScript | null;
  /** Null where nothing is to be substituted. */
  readonly substitute: Substitute | null;
}

const asPrinted: ShownText = { script: null, substitute: null };

/** Several parts of the window show the same issue. */
const madeFor: Record<ChineseScript, WeakMap<Issue, ShownText>> = {
  simplified: new WeakMap(),
  traditional: new WeakMap(),
};

/**
 * In which characters a person wants an issue shown. While the tables are on their way it is shown as printed;
 * no line moves when they come. What cannot be fetched is said once.
 */
export function useShownText(issue: Issue | null): ShownText {
  const { settings, toasts } = useApplication();
  const wanted = usePart(settings.store, (state) => state.chineseScript);
  const inChinese = useMemo(() => issue !== null && isChinese(issue.language, issue.text), [issue]);
  const [fetched, setFetched] = useState<{ script: ChineseScript; show: ShowInScript } | null>(null);
  const script = inChinese && wanted !== 'printed' ? wanted : null;
  useEffect(() => {
    if (script === null) return;
    let current = true;
    fetchChineseScript(script).then(
      (show) => {
        if (current) setFetched({ script, show });
      },
      (error: unknown) => {
        if (current) toasts.failed(error);
      },
    );
    return () => {
      current = false;
    };
  }, [script, toasts]);
  return useMemo(() => {
    if (issue === null || script === null || fetched?.script !== script) return asPrinted;
    const known = madeFor[script].get(issue);
    if (known) return known;
    const substitute = fetched.show(issue.text);
    const made: ShownText = substitute === null ? asPrinted : { script, substitute };
    madeFor[script].set(issue, made);
    return made;
  }, [issue, script, fetched]);
}
