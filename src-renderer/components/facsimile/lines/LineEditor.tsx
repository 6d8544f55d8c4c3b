import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Span } from '#shared/model/span.ts';
import { codePointLength } from '#shared/text/codePoints.ts';
import { useTranslator } from '../../../state/application.ts';
import { readLine, type TextLine, wordInLine } from '../geometry/lines.ts';
import { stripOf } from '../geometry/strip.ts';
import { LineStrip, type StripSource } from './LineStrip.tsx';

interface LineEditorProps {
  readonly line: TextLine;
  /** A word to begin with. */
  readonly word: Span | null;
  readonly source: StripSource | null;
  readonly language: string;
  /** The page as it lies on the screen, in CSS pixels, and what of the window it has. */
  readonly page: { readonly width: number; readonly height: number };
  readonly room: { readonly width: number; readonly height: number };
  readonly failure: string | null;
  readonly isWorking: boolean;
  readonly onTyped: (text: string) => void;
  readonly onNext: () => void;
  /** To the next doubtful word, or the one before; false where there is none. */
  readonly onDoubtful: (backwards: boolean) => boolean;
  readonly onLeave: () => void;
}

/** Room that the frame of the editor takes, in CSS pixels. */
const frame = 18;
const leastWidth = 260;
/** Of a field for vertical lines. */
const fieldWidth = 42;

/** A line in a field right under its strip of the picture; of vertical type the field stands beside the strip. */
export function LineEditor(props: LineEditorProps) {
  const { line, word, source, language, page, room, failure, isWorking } = props;
  const { onTyped, onNext, onDoubtful, onLeave } = props;
  const { t } = useTranslator();
  const [typed, setTyped] = useState(() => readLine(line));
  const field = useRef<HTMLTextAreaElement>(null);
  const editor = useRef<HTMLDivElement>(null);
  const { isVertical, box } = line;
  const strip = stripOf(box, isVertical, page, (isVertical ? room.height : room.width) - 4 * frame);

  useLayoutEffect(() => {
    editor.current?.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another word is another start
  useEffect(() => {
    const element = field.current;
    if (!element) return;
    element.focus({ preventScroll: true });
    const place = word && wordInLine(line, word);
    if (place) element.setSelectionRange(place.start, place.end);
    else element.setSelectionRange(element.value.length, element.value.length);
  }, [word?.start]);

  const onKeyDown = (event: KeyboardEvent) => {
    // Enter and Escape choose or drop what an input method proposes.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      onNext();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onLeave();
    } else if (event.key === 'Tab' && !event.ctrlKey && !event.altKey && onDoubtful(event.shiftKey)) {
      event.preventDefault();
    }
  };
  const style = isVertical
    ? verticalPlace(box, page, strip.width + fieldWidth + 2 * frame)
    : horizontalPlace(
        box,
        page,
        room.width,
        Math.max(leastWidth, Math.min(room.width - 24, strip.width + frame)),
      );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would want its legend printed
    <div
      ref={editor}
      className="line-editor"
      role="group"
      aria-label={t('lines.editor')}
      data-vertical={isVertical || undefined}
      style={style}
    >
      {source && <LineStrip source={source} strip={strip} />}
      <textarea
        ref={field}
        aria-label={t('lines.field')}
        lang={language}
        rows={1}
        value={typed}
        readOnly={isWorking}
        spellCheck={false}
        style={isVertical ? verticalField(typed, strip.height) : undefined}
        onChange={({ target }) => {
          const oneLine = target.value.replaceAll(/\s*\n\s*/gu, ' ');
          setTyped(oneLine);
          onTyped(oneLine);
        }}
        onKeyDown={onKeyDown}
      />
      {failure !== null && (
        <p className="failure" role="alert">
          {failure}
        </p>
      )}
    </div>
  );
}

type PageSize = LineEditorProps['page'];

/** Right under the line, and in the window with all of its width: a page that is narrower lies in its middle. */
function horizontalPlace(box: TextLine['box'], page: PageSize, room: number, width: number) {
  const beside = Math.max(0, (room - page.width) / 2 - frame / 2);
  const left = Math.max(-beside, Math.min(box.left * page.width - frame / 2, page.width + beside - width));
  return { left, top: (box.top + box.height) * page.height + 4, width };
}

/** Left of the column of characters, as the next column is; right of it where there is no room. */
function verticalPlace(box: TextLine['box'], page: PageSize, width: number) {
  const left = box.left * page.width - width - 8;
  const top = box.top * page.height - frame / 2;
  return { left: left >= 0 ? left : (box.left + box.width) * page.width + 8, top };
}

/** As long as the strip, and its characters about level with those printed there. */
function verticalField(typed: string, stripHeight: number) {
  const height = Math.max(stripHeight, 160);
  const level = (height - frame) / Math.max(1, codePointLength(typed));
  return { width: fieldWidth, height, fontSize: Math.max(12, Math.min(26, level * 0.95)) };
}
