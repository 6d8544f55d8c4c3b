import { isCentredLine } from '../columns/centred.ts';
import { type Chains, chainLines } from '../columns/strips.ts';
import { largeLines, type Measures } from '../page/measures.ts';
import type { PageSheet, SheetLine } from '../page/sheet.ts';
import { groupHeads, type Head } from './heads.ts';
import { sideHeadsOf } from './sideHeads.ts';

/** Headlines, and the columns that the other lines make. */
export function headChains(sheet: PageSheet, body: Measures): Chains & { readonly heads: readonly Head[] } {
  const along = sheet.items.filter(({ isCrosswise }) => !isCrosswise);
  const large = largeLines(along, body);
  const lines = along.filter((item) => !large.includes(item));
  const sideHeads = sideHeadsOf(
    sheet.items.filter(({ isCrosswise }) => isCrosswise),
    along,
    body,
  );
  const chains = (heads: readonly Head[], some: readonly SheetLine[]) => ({
    heads: [...heads, ...sideHeads],
    ...chainLines(
      some,
      sheet.rules,
      [...[...heads, ...sideHeads].map(({ rect }) => rect), ...sheet.pictures, ...sheet.frames],
      body,
    ),
  });
  const found = chains(groupHeads(large, sheet.rules, body), lines);
  if (!sheet.isLatin || (large.length > 0 && !sheet.isFraktur)) return found;
  const minor = new Set(
    found.strips.flatMap((strip) => strip.items.filter((item) => isCentredLine(item, strip, body))),
  );
  return chains(
    groupHeads([...large, ...minor], sheet.rules, body),
    lines.filter((item) => !minor.has(item)),
  );
}
