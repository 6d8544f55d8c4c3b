import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useTranslator } from '../../state/application.ts';

interface DividerProps {
  /** The first pane's share of the room, 0.2 to 0.8. */
  readonly share: number;
  /** The panes lie one above the other. */
  readonly stacked: boolean;
  /** `settled`: the hand has let go. */
  readonly onMove: (share: number, settled: boolean) => void;
}

const least = 0.2;
const most = 0.8;
const half = 0.5;
const step = 0.02;
const longStep = 0.1;

/** Between two panes: dragged, or moved by arrow keys; a double click puts it into the middle. */
export function Divider({ share, stacked, onMove }: DividerProps) {
  const { t } = useTranslator();
  const dragged = useRef<number | null>(null);
  const percent = Math.round(share * 100);
  const set = (wanted: number, settled: boolean) =>
    onMove(Math.round(Math.min(most, Math.max(least, wanted)) * 1000) / 1000, settled);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const by = event.shiftKey ? longStep : step;
    const [back, on] = stacked ? ['ArrowUp', 'ArrowDown'] : ['ArrowLeft', 'ArrowRight'];
    const wanted = {
      [back]: share - by,
      [on]: share + by,
      Home: least,
      End: most,
      Enter: half,
    }[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    set(wanted, true);
  };
  const shareAt = (event: PointerEvent<HTMLElement>): number | null => {
    const room = event.currentTarget.parentElement?.getBoundingClientRect();
    if (!room) return null;
    return stacked ? (event.clientY - room.top) / room.height : (event.clientX - room.left) / room.width;
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const wanted = dragged.current === null ? null : shareAt(event);
    if (wanted === null) return;
    dragged.current = wanted;
    set(wanted, false);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved; this is the separator of the ARIA practices
    <div
      role="separator"
      className="pane-divider"
      tabIndex={0}
      aria-label={t('panes.divider')}
      aria-orientation={stacked ? 'horizontal' : 'vertical'}
      aria-controls="first-pane"
      aria-valuenow={percent}
      aria-valuemin={least * 100}
      aria-valuemax={most * 100}
      aria-valuetext={t('panes.share', { percent })}
      title={t('panes.dividerHint')}
      onKeyDown={onKeyDown}
      onDoubleClick={() => set(half, true)}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        dragged.current = share;
      }}
      onPointerMove={onPointerMove}
      onLostPointerCapture={() => {
        if (dragged.current !== null) set(dragged.current, true);
        dragged.current = null;
      }}
    />
  );
}
