import { describe, expect, it } from 'vitest';
import { citePassage } from '#core/exchange/citation/passage.ts';
import type { Reference } from '#core/exchange/citation/reference.ts';
import { renderExport } from '#core/exchange/export/formats.ts';
import { applyCorrections } from '#core/kept/corrections/apply.ts';
import { draftCorrection } from '#core/kept/corrections/make.ts';
import { defaultExportOptions } from '#shared/model/exportOptions.ts';
import { type CitationStyle, citationStyles } from '#shared/model/settings.ts';
import { issueOf as printedIssue, spanOf } from '../../kept/corrections/support.ts';
import { anchored, annotationOf, inputOf, issueOf } from '../export/support.ts';
import { citer } from './support.ts';

const cite = (reference: Reference, style: CitationStyle) => Promise.resolve(citer.cite(reference, style));

describe('a passage that is copied', () => {
  const printed = printedIssue(['The lifebaot goes out', 'She went out twice in one night.']);
  const span = spanOf(printed, 'went out twice');

  it('comes with its citation in every style', async () => {
    for (const style of citationStyles) {
      const { text, citation } = await citePassage(printed, span, cite, style);
      expect(citation).toMatch(/lifebaot goes out/iu);
      expect(text).toBe(`“went out twice”\n${citation}`);
    }
  });

  it('is cited under the headline as a person corrected it', async () => {
    const wanted = { kind: 'text', ...spanOf(printed, 'lifebaot'), replacement: 'lifeboat' } as const;
    const time = '2026-01-01T00:00:00.000Z';
    const correction = {
      id: 'c',
      ...draftCorrection(printed, printed, wanted),
      created: time,
      modified: time,
    };
    const { issue } = applyCorrections(printed, [correction]);
    const { citation } = await citePassage(issue, span, cite, 'apa');
    expect(citation).toContain('The lifeboat goes out');
    expect(citation).not.toContain('lifebaot');
  });
});

it('lists a collection in every style, each article once', () => {
  const issue = issueOf();
  const remembered = { headline: '旧闻', text: '', publication: null, date: null };
  const members = [...issue.articles, ...issue.articles].map((article, index) => ({
    key: `article:${index}`,
    note: '',
    remembered,
    issue,
    article,
    item: null,
  }));
  const collection = { id: 'c', name: '两座桥', note: '', members };
  for (const citationStyle of citationStyles) {
    const input = {
      ...inputOf([{ issue, annotations: [anchored(annotationOf({}), 10)] }], { collection }),
      citationStyle,
    };
    const scope = { kind: 'collection', collectionId: 'c' } as const;
    const [file] = renderExport(scope, input, { ...defaultExportOptions, format: 'bibliography' });
    const lines = file?.text.trimEnd().split('\n') ?? [];
    expect(lines).toHaveLength(2);
    for (const headline of ['新桥通车', '旧桥拆除'])
      expect(lines.filter((line) => line.includes(headline))).toHaveLength(1);
    const isNumbered = citationStyle.startsWith('gb7714');
    expect(lines.map((line) => /^\[\d\] /u.exec(line)?.[0] ?? null)).toEqual(
      isNumbered ? ['[1] ', '[2] '] : [null, null],
    );
  }
});
