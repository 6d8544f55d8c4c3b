import { useMemo } from 'react';
import type { Snippet } from '#shared/model/search.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import { inHalfWidth } from '../../../layout/lines/halfWidth.ts';
import { useShownPassages } from '../../base/shown/useShownPassages.ts';

/**
 * A stretch of text with its matches underscored in teal, which no highlight can be taken for, in the characters that a
 * person wants to read.
 */
export function Marked({
  snippet,
  language,
}: {
  readonly snippet: Snippet;
  readonly language: string | undefined | null;
}) {
  const show = useShownPassages();
  const parts = useMemo(
    () => split({ ...snippet, text: show(snippet.text, language) }),
    [snippet, show, language],
  );
  return (
    <span data-printed={snippet.text}>
      {parts.map((part) =>
        part.match ? (
          <mark key={part.at} className="match">
            {part.text}
          </mark>
        ) : (
          part.text
        ),
      )}
    </span>
  );
}

function split({ text, matches }: Pick<Snippet, 'text' | 'matches'>) {
  const index = indexCodePoints(inHalfWidth(text, false));
  const parts: { at: number; text: string; match: boolean }[] = [];
  let at = 0;
  for (const { start, end } of matches) {
    if (start < at) continue;
    if (start > at) parts.push({ at, text: index.slice(at, start), match: false });
    parts.push({ at: start, text: index.slice(start, end), match: true });
    at = end;
  }
  if (at < index.length) parts.push({ at, text: index.slice(at, index.length), match: false });
  return parts;
}
