import { describe, expect, it } from 'vitest';
import { writeAlto } from '#core/archive/parse/readers/alto/writeAlto.ts';
import { hocrOf } from '#core/exchange/export/pages/hocr.ts';
import { pageXmlOf } from '#core/exchange/export/pages/pageXml.ts';
import { applyCorrections } from '#core/kept/corrections/apply.ts';
import { draftCorrection } from '#core/kept/corrections/make.ts';
import type { Issue } from '#shared/model/issue.ts';
import type { StructuredReading } from '#shared/model/scans/pageReading.ts';
import { canValidate, schemaComplaints } from '../../../../../support/xmlSchema.ts';
import { spanOf } from '../../../kept/corrections/support.ts';
import { chinesePage, englishPage, issueOfPage, outline, pagesOf, parsedFrom } from './readIssue.ts';

const formats = {
  alto: (issue: Issue, pages: ReturnType<typeof pagesOf>) =>
    pages.map(({ structured }) => writeAlto(structured, { fileName: 'p1.jpg', identifier: issue.id }))[0],
  hocr: (issue: Issue, pages: ReturnType<typeof pagesOf>) => hocrOf('Title', issue.language, pages),
  page: (_: Issue, pages: ReturnType<typeof pagesOf>) =>
    pages.map((page) => pageXmlOf(page, '2026-11-28T21:00:00Z'))[0],
};

const endings = { alto: '.xml', hocr: '.hocr', page: '.xml' };

async function thereAndBack(format: keyof typeof formats, page: StructuredReading) {
  const { issue, parsed } = await issueOfPage(page);
  const written = formats[format](issue, pagesOf(issue, parsed)) ?? '';
  return { issue, parsed, again: await parsedFrom({ [`Paper/p1${endings[format]}`]: written }) };
}

describe('a read page exported for other programs', () => {
  it.each(['alto', 'page'] as const)('is the same articles when %s is read back', async (format) => {
    for (const page of [englishPage, chinesePage]) {
      const { issue, again } = await thereAndBack(format, page);
      expect(outline(again.issue)).toEqual(outline(issue));
      expect(again.issue.publication).toBe(issue.publication);
    }
  });

  it.each(['alto', 'hocr', 'page'] as const)(
    'has the same text and words in the same places in %s',
    async (format) => {
      for (const page of [englishPage, chinesePage]) {
        const { parsed, again } = await thereAndBack(format, page);
        const bare = (text: string) => text.replace(/[\s\u00ac\u00ad-]+/gu, '');
        expect(bare(again.issue.text)).toBe(bare(parsed.issue.text));
        const boxes = (of: typeof parsed) =>
          of.words[0]?.words.map(({ box, confidence }) => [
            Math.round(box.left * 500),
            Math.round(box.top * 500),
            confidence,
          ]);
        expect(boxes(again)).toEqual(boxes(parsed));
      }
    },
  );

  it.each(['alto', 'hocr', 'page'] as const)('says the corrected text in %s', async (format) => {
    const { issue: printed, parsed } = await issueOfPage(englishPage);
    const wanted = [
      { find: 'ferry', replacement: 'wherry' },
      { find: 'went down', replacement: 'sank' },
      { find: 'nothing', replacement: 'not a thing' },
    ];
    const corrections = wanted.map(({ find, replacement }, index) => ({
      id: `c${index}`,
      ...draftCorrection(printed, printed, { kind: 'text', ...spanOf(printed, find), replacement }),
      created: '2026-11-28T21:00:00Z',
      modified: '2026-11-28T21:00:00Z',
    }));
    const { issue } = applyCorrections(printed, corrections);
    const written = formats[format](issue, pagesOf(issue, parsed)) ?? '';
    const again = await parsedFrom({ [`Paper/p1${endings[format]}`]: written });
    const text = again.issue.text.replace(/\s+/gu, ' ');
    expect(text).toContain('tells of the wherry that sank.');
    expect(text).toContain('Of this not a thing is known yet.');
  });

  it.skipIf(!canValidate)('is valid by the schemas of ALTO and PAGE', async () => {
    for (const page of [englishPage, chinesePage]) {
      const { issue, parsed } = await issueOfPage(page);
      const pages = pagesOf(issue, parsed);
      expect(schemaComplaints(formats.alto(issue, pages) ?? '', 'alto-4-4.xsd')).toBe('');
      expect(schemaComplaints(formats.page(issue, pages) ?? '', 'page-2019-07-15.xsd')).toBe('');
    }
  });
});
