import { useMemo } from 'react';
import type { Issue } from '#shared/model/issue.ts';
import type { ChineseScript } from '../../layout/lines/chineseScript.ts';
import type { Substitute } from '../../layout/lines/shownText.ts';
import { isChinese } from '../../layout/script.ts';
import { useScriptTables } from '../base/shown/useScriptTables.ts';

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
 * no line moves when they come.
 */
export function useShownText(issue: Issue | null): ShownText {
  const inChinese = useMemo(() => issue !== null && isChinese(issue.language, issue.text), [issue]);
  const tables = useScriptTables(inChinese);
  return useMemo(() => {
    if (issue === null || tables === null) return asPrinted;
    const { script, show } = tables;
    const known = madeFor[script].get(issue);
    if (known) return known;
    const substitute = show(issue.text);
    const made: ShownText = substitute === null ? asPrinted : { script, substitute };
    madeFor[script].set(issue, made);
    return made;
  }, [issue, tables]);
}
