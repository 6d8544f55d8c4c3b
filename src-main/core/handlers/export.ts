import type { ExportOptions, ExportScope, exportInputs } from '#shared/contract/exportCalls.ts';
import type { Handlers } from '#shared/contract/peer.ts';
import { citePassage } from '../citation/passage.ts';
import { collectForExport } from '../exporters/collect.ts';
import { preferredInput } from '../exporters/exportInput.ts';
import { renderExport } from '../exporters/formats.ts';
import { presets } from '../exporters/markdown/presets.ts';
import { writeExport } from '../exporters/writeExport.ts';
import type { HandlerServices } from './services.ts';

export function exportHandlers({
  opened,
  settings,
  host,
  citer,
}: HandlerServices): Pick<Handlers, keyof typeof exportInputs> {
  const render = async (scope: ExportScope, options: ExportOptions) => {
    const { library, annotations } = opened();
    const input = {
      ...preferredInput(settings.get(), host.info.locales),
      issues: await collectForExport(scope, library, annotations),
      linkTo: (issueId: string, annotationId: string) => host.linkTo({ issueId, annotationId }),
      citer,
    };
    return renderExport(scope, input, options);
  };

  return {
    async 'cite.passage'({ issueId, start, end }) {
      const issue = await opened().library.getIssue(issueId);
      return citePassage(issue, { start, end }, citer, settings.get().citationStyle);
    },

    'export.render': ({ scope, options }) => render(scope, options),
    async 'export.save'({ scope, options }) {
      const files = await render(scope, options);
      const folder = await host.chooseFolder('export');
      if (folder === null) return null;
      const written = await writeExport(files, folder, options.removed);
      return { folder, paths: written.map(({ path }) => path) };
    },
    'export.template': ({ preset }) => presets[preset],
  };
}
