import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Box } from '#shared/model/facsimile.ts';
import { useApplication, usePart, useTranslator } from '../../../state/application.ts';
import { useColourNames } from '../../../state/colourNames.ts';
import { type RegionMark, regionMarksOf } from '../../../state/issue/marks.ts';
import { shortened } from '../../base/shortened.ts';
import { placedAt } from '../geometry/placed.ts';
import { boxAfterKey, boxOf, percentBoxOf } from '../geometry/region.ts';
import { RegionGrips } from './RegionGrips.tsx';

interface RegionMarksProps {
  readonly issueId: string;
  /** Index of the page on screen, and what it is called. */
  readonly page: number;
  readonly name: string;
  readonly onActivate: (id: string) => void;
}

interface Moving {
  readonly id: string;
  readonly box: Box;
}

/** So long the keys rest before a rectangle is saved where they left it, in milliseconds. */
const rest = 600;

/**
 * The parts of a page that are marked, outlined in their colours. The one whose card is chosen can be moved and
 * drawn larger or smaller, and is deleted by its key.
 */
export function RegionMarks({ issueId, page, name, onActivate }: RegionMarksProps) {
  const { currentIssue } = useApplication();
  const { t } = useTranslator();
  const annotations = usePart(currentIssue.store, (state) => state.annotations);
  const drafts = usePart(currentIssue.store, (state) => state.drafts);
  const focusedId = usePart(currentIssue.store, (state) => state.editing ?? state.focusedAnnotationId);
  const [moving, setMoving] = useState<Moving | null>(null);
  const timer = useRef(0);
  /** Saves what was moved and still waits for the keys to rest. */
  const flush = useRef<(() => void) | null>(null);
  useEffect(() => () => flush.current?.(), []);
  // What was saved has taken the place of what was drawn.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever marks change
  useEffect(() => setMoving(null), [annotations]);
  const marks = regionMarksOf(annotations, drafts, issueId, page);
  if (marks.length === 0) return null;

  const save = ({ id, box }: Moving) => {
    window.clearTimeout(timer.current);
    flush.current = null;
    const region = { page, ...percentBoxOf(box) };
    void currentIssue.moveRegion(issueId, id, region).finally(() => setMoving(null));
  };
  const move = (next: Moving, settled: boolean, pause: number) => {
    setMoving(next);
    window.clearTimeout(timer.current);
    flush.current = settled ? () => save(next) : null;
    if (settled) timer.current = window.setTimeout(() => save(next), pause);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, mark: RegionMark, box: Box) => {
    if (event.altKey || event.metaKey || mark.isNew || mark.id !== focusedId) return;
    const next = boxAfterKey(box, event);
    if (next) move({ id: mark.id, box: next }, true, rest);
    else if (event.key === 'Delete' || event.key === 'Backspace') {
      // What has the focus goes: the keys are the page's again.
      event.currentTarget.closest<HTMLElement>('.facsimile-scroller')?.focus({ preventScroll: true });
      void currentIssue.remove([mark.id]);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <ul className="region-marks" aria-label={t('marking.list')}>
      {marks.map((mark) => {
        const { id, colour, numeral, isNew } = mark;
        const box = moving?.id === id ? moving.box : boxOf(mark.region);
        const isFocused = id === focusedId;
        return (
          <li
            key={id}
            className="region-mark"
            data-region={id}
            data-colour={colour}
            data-focused={isFocused || undefined}
            data-new={isNew || undefined}
            style={placedAt(box)}
          >
            <MarkButton
              mark={mark}
              name={name}
              isFocused={isFocused}
              onActivate={onActivate}
              onKeyDown={(event) => onKeyDown(event, mark, box)}
            />
            {numeral !== null && (
              <span className="region-numeral" aria-hidden="true">
                {numeral}
              </span>
            )}
            {isFocused && !isNew && (
              <RegionGrips
                box={box}
                inside={false}
                onDraw={(next, settled) => move({ id, box: next }, settled, 0)}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}

interface MarkButtonProps {
  readonly mark: RegionMark;
  readonly name: string;
  readonly isFocused: boolean;
  readonly onActivate: (id: string) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

/** The way to a rectangle's card by keys; the pointer goes through it to the words inside. */
function MarkButton({ mark, name, isFocused, onActivate, onKeyDown }: MarkButtonProps) {
  const { currentIssue } = useApplication();
  const { t } = useTranslator();
  const colourName = useColourNames();
  const { id, colour } = mark;
  const note = usePart(
    currentIssue.store,
    (state) => state.annotations.find((item) => item.annotation.id === id)?.annotation.note ?? '',
  );
  return (
    <button
      type="button"
      className="region-button"
      aria-pressed={isFocused}
      aria-label={t('notes.cardName', {
        colour: colourName(colour),
        quote: note ? `${name}, ${shortened(note)}` : name,
      })}
      onClick={() => onActivate(id)}
      onKeyDown={onKeyDown}
    />
  );
}
