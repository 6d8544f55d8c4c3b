import { margins, type PageGeometry } from './pageSetup.ts';

/** What stands at the head of every page. */
export interface PageHead {
  readonly left: string;
  readonly right: string;
}

/** The type of running heads and feet; in the boxes of a page's margins no property of ours is known. */
const faces = '"Source Sans 3", "Noto Sans SC", "Noto Serif", "PingFang SC", "Microsoft YaHei", sans-serif';
const type = `font: 8.5pt/1.3 ${faces}; color: #333; white-space: nowrap;`;
const rule =
  'vertical-align: bottom; padding-bottom: 1.6mm; margin-bottom: 5mm; border-bottom: 0.5pt solid #000;';

/**
 * The page's size, margins and running heads (https://drafts.csswg.org/css-page-3/#margin-boxes). The boxes of the
 * upper margin are as wide as the text together, so that their lower edges are one rule.
 */
export function pageRule({ width, height }: PageGeometry, head: PageHead): string {
  const { top, right, bottom, left } = margins;
  return `@page {
  size: ${width}mm ${height}mm;
  margin: ${top}mm ${right}mm ${bottom}mm ${left}mm;
  @top-left { content: ${cssString(head.left)}; ${type} font-weight: 600; color: #000; text-align: left; ${rule} }
  @top-right { content: ${cssString(head.right)}; ${type} text-align: right; ${rule} }
  @bottom-center { content: counter(page) " / " counter(pages); ${type} vertical-align: top; margin-top: 5mm; }
}`;
}

/** Any text as a string of a style sheet. https://drafts.csswg.org/cssom/#serialize-a-string */
export function cssString(text: string): string {
  const escaped = text.replace(/["\\\p{Cc}]/gu, (sign) =>
    sign === '"' || sign === '\\' ? `\\${sign}` : `\\${(sign.codePointAt(0) ?? 0).toString(16)} `,
  );
  return `"${escaped.replaceAll('\\0 ', '\ufffd')}"`;
}
