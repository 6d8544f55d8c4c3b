import { rangesOf, type TypeFile } from '../../layout/picture/typeFiles.ts';

/** The files of type that the style sheets of a document declare, in their order. */
export function typeFilesOf(from: Document): readonly TypeFile[] {
  return [...from.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules].flatMap((rule) => (rule instanceof CSSFontFaceRule ? fileOf(rule, sheet.href) : [])),
  );
}

function fileOf({ style }: CSSFontFaceRule, base: string | null): readonly TypeFile[] {
  const [, address] = /url\(["']?([^"')]+)["']?\)/u.exec(style.getPropertyValue('src')) ?? [];
  if (address === undefined) return [];
  return [
    {
      family: style.getPropertyValue('font-family').replaceAll(/^["']|["']$/gu, ''),
      weight: Number.parseInt(style.getPropertyValue('font-weight'), 10) || 400,
      ranges: rangesOf(style.getPropertyValue('unicode-range')),
      address: new URL(address, base ?? document.baseURI).href,
      adjust: (Number.parseFloat(style.getPropertyValue('size-adjust')) || 100) / 100,
    },
  ];
}
