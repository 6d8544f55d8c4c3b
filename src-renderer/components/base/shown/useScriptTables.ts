import { useEffect, useState } from 'react';
import {
  type ChineseScript,
  fetchChineseScript,
  type ShowInScript,
} from '../../../layout/lines/chineseScript.ts';
import { useApplication, usePart } from '../../../state/application.ts';

/** The script that a person wants Chinese shown in, with what shows it. */
export interface ScriptTables {
  readonly script: ChineseScript;
  readonly show: ShowInScript;
}

/**
 * What shows Chinese in the script that a person wants; null where they want it as printed, where `isChinese` is false, and
 * while the tables are on their way. What cannot be fetched is said once.
 */
export function useScriptTables(isChinese: boolean): ScriptTables | null {
  const { settings, toasts } = useApplication();
  const wanted = usePart(settings.store, (state) => state.chineseScript);
  const [fetched, setFetched] = useState<ScriptTables | null>(null);
  const script = isChinese && wanted !== 'printed' ? wanted : null;
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
  return fetched?.script === script ? fetched : null;
}
