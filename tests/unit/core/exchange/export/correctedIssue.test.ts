import { describe, expect, it } from 'vitest';
import { teiReader } from '#core/archive/parse/readers/tei/tei.ts';
import { renderExport } from '#core/exchange/export/formats.ts';
import { applyCorrections } from '#core/kept/corrections/apply.ts';
import { draftCorrection } from '#core/kept/corrections/make.ts';
import type { WantedCorrection } from '#shared/contract/calls/corrections.ts';
import type { ExportScope } from '#shared/contract/calls/export.ts';
import type { Correction } from '#shared/model/correction.ts';
import { defaultExportOptions, type ExportFormatId } from '#shared/model/exportOptions.ts';
import { outline, readWith } from '../../archive/parse/readers/support.ts';
import { issueOf, spanOf } from '../../kept/corrections/support.ts';
import { inputOf } from './support.ts';

const printed = {
  ...issueOf([
    'The lifebaot goes out',
    'She & her crew went <twice> in one night.',
    'Nobody was hurt # at all.',
    '',
    'Frost',
    'It was cold.',
    '* Buy hats',
  ]),
  publication: 'Gazette',
  date: '1926-01-08',
};

/** The issue as it reads after some corrections. */
function corrected(...all: readonly WantedCorrection[]) {
  const made: Correction[] = [];
  for (const wanted of all) {
    const time = new Date(made.length).toISOString();
    const draft = draftCorrection(applyCorrections(printed, made).issue, printed, wanted);
    made.push({ id: `c${made.length}`, ...draft, created: time, modified: time });
  }
  return applyCorrections(printed, made).issue;
}

const issue = corrected(
  { kind: 'text', ...spanOf(printed, 'lifebaot'), replacement: 'lifeboat' },
  { kind: 'split', articleId: 'a0', start: spanOf(printed, 'Nobody').start },
);

const whole: ExportScope = { kind: 'issue', issueId: 'issue' };
function render(format: ExportFormatId, scope = whole) {
  const input = inputOf([{ issue, annotations: [] }]);
  return renderExport(scope, input, { ...defaultExportOptions, format });
}

describe('an issue exported as people corrected it', () => {
  it('is plain text', () => {
    expect(render('issue-text')).toMatchObject([{ name: 'Gazette 1926-01-08.txt', mediaType: 'text/plain' }]);
    expect(render('issue-text')[0]?.text).toContain(
      'The lifeboat goes out\n\nShe & her crew went <twice> in one night.\n\nNobody was hurt # at all.\n\nFrost',
    );
  });

  it('is Markdown in which every character is read as it is', () => {
    const [file] = render('issue-markdown');
    expect(file?.name).toBe('Gazette 1926-01-08.md');
    expect(file?.text).toBe(
      [
        '# Gazette 1926-01-08',
        '## The lifeboat goes out',
        'She & her crew went \\<twice> in one night.',
        'Nobody was hurt # at all.',
        '## Frost',
        'It was cold.',
        '> Buy hats\n',
      ].join('\n\n'),
    );
  });

  it('is TEI with both readings, which can be read again', async () => {
    const [file] = render('issue-tei');
    expect(file?.text).toContain(
      '<head type="main">The <choice><sic>lifebaot</sic><corr>lifeboat</corr></choice> goes out</head>',
    );
    const [read] = await readWith(teiReader, { 'a.xml': file?.text ?? '' });
    const texts = read ? outline(read).map(([, text]) => text) : [];
    expect(texts).toContain('She & her crew went <twice> in one night.');
    expect(texts).toContain('It was cold.');
  });

  it('says in TEI that a headline is a person’s own', () => {
    const headed = corrected(
      { kind: 'split', articleId: 'a0', start: spanOf(printed, 'Nobody').start },
      { kind: 'headline', articleId: 'c-c0', text: 'All are well' },
    );
    const input = inputOf([{ issue: headed, annotations: [] }]);
    const [file] = renderExport(whole, input, { ...defaultExportOptions, format: 'issue-tei' });
    expect(file?.text).toContain('<head type="main"><supplied>All are well</supplied></head>');
  });

  it('can be one article of it', () => {
    const [file] = render('issue-text', { kind: 'article', issueId: 'issue', articleId: 'a1' });
    expect(file?.name).toBe('Gazette 1926-01-08 Frost.txt');
    expect(file?.text).not.toContain('lifeboat');
  });
});
