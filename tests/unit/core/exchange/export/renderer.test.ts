import { describe, expect, it, onTestFinished } from 'vitest';
import { citePassage } from '#core/exchange/citation/passage.ts';
import { reference } from '#core/exchange/citation/reference.ts';
import { startRenderer } from '#core/exchange/export/client.ts';
import { renderHere } from '#core/exchange/export/renderExport.ts';
import { defaultExportOptions, type ExportOptions, exportFormats } from '#shared/model/exportOptions.ts';
import { programFiles } from '../../../../programFiles.ts';
import { anchored, annotationOf, inputOf, issueOf } from './support.ts';

const styles = programFiles.citationStyles;
const text = '云'.repeat(200);
const issue = issueOf({
  text,
  notices: [
    {
      id: 'n',
      kind: 'filler',
      page: 1,
      text,
      start: 0,
      end: 200,
      pieces: [{ start: 0, end: 200, glue: '' }],
    },
  ],
});
const {
  citer,
  linkTo: _linkTo,
  ...input
} = inputOf([
  {
    issue,
    annotations: [anchored(annotationOf({ id: 'x', note: '批语' }), 20)],
    pages: [
      {
        page: { number: 1, label: null, name: null, width: 100, height: 100, image: null, words: [] },
        words: [{ start: 20, end: 30, box: { left: 0.1, top: 0.1, width: 0.5, height: 0.1 } }],
      },
    ],
  },
]);
const request = (options: Partial<ExportOptions> = {}, issues = input.issues) => ({
  scope: { kind: 'library' } as const,
  options: { ...defaultExportOptions, ...options },
  input: { ...input, issues },
  linkBase: 'broadsheet:/',
});

function renderer() {
  const started = startRenderer(programFiles.renderWorker, styles);
  onTestFinished(() => started.close());
  return started;
}

describe('the rendering worker', () => {
  it('renders every format as the thread that asks would', async () => {
    const { render } = renderer();
    for (const format of exportFormats) {
      const files = await render(request({ format }));
      expect(files).toEqual(renderHere(request({ format }), citer));
      expect(files.length).toBeGreaterThan(0);
    }
    const [markdown] = await render(request());
    expect(markdown?.text).toContain('broadsheet://issue/2021-05-01-0a1b2c3d4e?annotation=x');
  });

  it('says why an export cannot be, and goes on', async () => {
    const { render, cite } = renderer();
    await expect(render(request({}, []))).rejects.toMatchObject({ code: 'nothingToExport' });
    // Pages whose words have no places, and pictures without words, are another reason than no annotation.
    const bare = [{ issue: { ...issue, text: '', articles: [], notices: [] }, annotations: [] }];
    for (const format of ['issue-markdown', 'alto', 'hocr', 'page', 'pdf'] as const) {
      await expect(render(request({ format }, bare))).rejects.toMatchObject({ code: 'noTextToExport' });
      await expect(render(request({ format }, []))).rejects.toMatchObject({ code: 'nothingToExport' });
    }
    await expect(
      render(request({ template: { document: '{% if %}', section: '', item: '' } })),
    ).rejects.toMatchObject({ code: 'badTemplate' });
    const passage = await citePassage(issue, { start: 20, end: 26 }, cite, 'gb7714-2025');
    expect(passage.citation).toBe(citer.cite(reference(issue, null, 1, ''), 'gb7714-2025'));
    expect(await render(request())).toHaveLength(1);
  });

  it('leaves nobody waiting when it is closed', async () => {
    const started = renderer();
    const waiting = Promise.allSettled([started.render(request()), started.render(request())]);
    await started.close();
    expect((await waiting).every(({ status }) => status === 'rejected')).toBe(true);
    await expect(started.render(request())).rejects.toMatchObject({ code: 'cancelled' });
  });
});
