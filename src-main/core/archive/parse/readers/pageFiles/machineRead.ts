import type { Warning } from '#shared/model/issue.ts';
import type { CanonicalText } from '../blocks/canonicalText.ts';
import { assemble, type IssuePage, passagesOfPages } from '../pages/assemble.ts';
import { statedLanguage } from '../pages/language.ts';
import type { ReadResult } from '../reader.ts';
import type { MachineReadings } from './readings.ts';

/** Pages that are pictures, of which a machine has read some; `warningsOf` tells what else is to be known of their text. */
export function readMachineRead(
  format: string,
  pages: readonly IssuePage[],
  readings: MachineReadings,
  warningsOf: (text: CanonicalText) => readonly Warning[],
): ReadResult {
  const { text, facsimile } = assemble(pages, passagesOfPages(pages));
  const result = text.toResult({
    format,
    encoding: format,
    warnings: [...readings.warnings, ...readings.machineReadWarning(pages.length), ...warningsOf(text)],
    facsimile,
    language: statedLanguage(pages.flatMap(({ printed }) => printed?.language ?? [])),
  });
  return { ...result, isMachineRead: true };
}
