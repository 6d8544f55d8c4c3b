import { useCallback, useEffect } from 'react';
import { followCopies } from '../../../dom/copying/printedCopy.ts';
import { isChinese } from '../../../layout/script.ts';
import { useScriptTables } from './useScriptTables.ts';

/**
 * Shows a passage of an issue in a language as a person wants its characters. Undefined: the language is not known; null:
 * the text is no paper's and stays as it is.
 */
export type ShowPassage = (text: string, language: string | undefined | null) => string;

/**
 * Shows quotations of issues that are not open: hits, contexts, notes. Whether a passage is printed in traditional
 * characters is judged by the passage alone. Each stays as long as it is; an element that shows one says by
 * `data-printed` what is copied from it.
 */
export function useShownPassages(): ShowPassage {
  const tables = useScriptTables(true);
  useEffect(() => (tables === null ? undefined : followCopies()), [tables]);
  return useCallback(
    (text, language) => {
      if (tables === null || language === null || !isChinese(language ?? 'und', text)) return text;
      return tables.show(text)?.(text) ?? text;
    },
    [tables],
  );
}
