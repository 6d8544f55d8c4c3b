import type { ExportOptions, ExportScope, exportInputs } from '#shared/contract/exportCalls.ts';
import type { Handlers } from '#shared/contract/peer.ts';
import { citePassage } from '../citation/passage.ts';
import { collectForExport } from '../exporters/collect.ts';
import { renderMarkdown } from '../exporters/markdown/render.ts';
import { writeExport } from '../exporters/writeExport.ts';
import type { HandlerServices } from './services.ts';

export function exportHandlers({
  opened,
  settings,
  host,
}: HandlerServices): Pick<Handlers, keyof typeof exportInputs> {
  const render = async (scope: ExportScope, options: ExportOptions) => {
    const { library, annotations } = opened();
    const issues = await collectForExport(scope, library, annotations);
    const input = {
      issues,
      linkTo: (issueId: string, annotationId: string) => host.linkTo({ issueId, annotationId }),
      citationStyle: settings.get().citationStyle,
    };
    return renderMarkdown(scope, input, options);
  };

  return {
    async 'cite.passage'({ issueId, start, end }) {
      const issue = await opened().library.getIssue(issueId);
      return citePassage(issue, { start, end }, settings.get().citationStyle);
    },

    'export.render': ({ scope, options }) => render(scope, options),
    async 'export.save'({ scope, options }) {
      const files = await render(scope, options);
      const folder = await host.chooseFolder('export');
      if (folder === null) return null;
      const written = await writeExport(files, folder);
      return { folder, paths: written.map(({ path }) => path) };
    },
  };
}
