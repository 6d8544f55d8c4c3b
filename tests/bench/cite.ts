/**
 * `npm run bench -- cite [annotations]`: exports so many annotations, each in an article of its own, in every
 * citation style, and says how long that takes and how long the asking thread stood still meanwhile.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { startRenderer } from '#core/exchange/export/client.ts';
import { defaultExportOptions } from '#shared/model/exportOptions.ts';
import { citationStyles } from '#shared/model/settings.ts';
import { programFiles } from '../programFiles.ts';
import { anchored, annotationOf, articleOf, inputOf, issueOf } from '../unit/core/exchange/export/support.ts';

const perIssue = 20;

export async function run(args: readonly string[]): Promise<void> {
  const [count = 1000] = args.map(Number);
  const { citer: _citer, linkTo: _linkTo, ...input } = inputOf(archive(count));
  console.log('style                 format          first    again   still for at most');
  for (const citationStyle of citationStyles) {
    const renderer = startRenderer(programFiles.renderWorker, programFiles.citationStyles);
    for (const format of ['markdown', 'bibliography'] as const) {
      const render = async () => {
        const start = performance.now();
        await renderer.render({
          scope: { kind: 'library' },
          options: { ...defaultExportOptions, format, per: 'library' },
          input: { ...input, citationStyle },
          linkBase: 'broadsheet:/',
        });
        return performance.now() - start;
      };
      const delay = monitorEventLoopDelay({ resolution: 1 });
      delay.enable();
      const [first, again] = [await render(), await render()];
      delay.disable();
      const cells = [
        citationStyle.padEnd(22),
        format.padEnd(14),
        `${first.toFixed(0)} ms`.padStart(7),
        `${again.toFixed(0)} ms`.padStart(8),
        `${(delay.max / 1e6).toFixed(0)} ms`.padStart(8),
      ];
      console.log(cells.join(' '));
    }
    await renderer.close();
  }
}

/** Invented issues with twenty articles each, one annotation in every article. */
function archive(count: number) {
  return Array.from({ length: Math.ceil(count / perIssue) }, (_, index) => {
    const articles = Array.from({ length: perIssue }, (_article, place) =>
      articleOf(`a-${place}`, `Bridge ${index}-${place} opened`, place * 10, place * 10 + 10, [
        { name: `Jane Smith${index % 7}`, role: null, start: 0, end: 1 },
      ]),
    );
    const issue = issueOf({
      id: `issue-${index}`,
      publication: 'The Medway Herald',
      date: `1898-0${1 + (index % 9)}-1${index % 10}`,
      language: 'en',
      articles,
      text: 'Medway '.repeat(2000),
    });
    const annotations = articles.map(({ id, start }) =>
      anchored(annotationOf({ id: `${issue.id}-${id}`, issueId: issue.id, note: 'Look this up.' }), start),
    );
    return { issue, annotations };
  });
}
