import type { PrintedNote, PrintedRun } from '#shared/contract/calls/print.ts';
import type { Hyphenate } from '../../layout/lines/hyphenation.ts';
import { PrintedNoteText } from './PrintedNoteText.tsx';
import { usePrintOptions } from './PrintOptionsContext.ts';

interface PrintedRunsProps {
  readonly runs: readonly PrintedRun[];
  readonly notes: readonly PrintedNote[];
  /** Puts soft hyphens in; null where words are not broken. */
  readonly hyphenate?: Hyphenate | null;
}

/** Text with its highlights; a note stands beside the line in which its passage begins, its number where it ends. */
export function PrintedRuns({ runs, notes, hyphenate = null }: PrintedRunsProps) {
  const { notes: where, highlights } = usePrintOptions();
  const set = (text: string) => (hyphenate ? hyphenate(text) : text);
  return runs.map((run, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the runs of one text never change places
    <span key={index}>
      {where === 'margin' &&
        run.begins.map((number) => {
          const note = notes.find((one) => one.number === number);
          return note && <PrintedNoteText key={number} note={note} isNumbered />;
        })}
      {highlights && run.colours.length > 0 ? (
        <mark className="print-mark" data-colour={run.colours[0]}>
          {set(run.text)}
        </mark>
      ) : (
        set(run.text)
      )}
      {where !== 'none' &&
        run.ends.map((number) => (
          <sup key={number} className="print-number">
            {number}
          </sup>
        ))}
    </span>
  ));
}
