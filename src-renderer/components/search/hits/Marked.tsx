import { useMemo } from 'react';
import type { Snippet } from '#shared/model/search.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import { inHalfWidth } from '../../../layout/lines/halfWidth.ts';

/** A stretch of text with its matches underscored in teal, which no highlight can be taken for. */
export function Marked({ snippet }: { readonly snippet: Snippet }) {
  const parts = useMemo(() => split(snippet), [snippet]);
  return parts.map((part) =>
    part.match ? (
      <mark key={part.at} className="match">
        {part.text}
      </mark>
    ) : (
      part.text
    ),
  );
}

function split({ text, matches }: Snippet) {
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
