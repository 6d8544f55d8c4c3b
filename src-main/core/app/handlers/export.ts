import { citePassage } from '#core/exchange/citation/passage.ts';
import { contentForExport } from '#core/exchange/export/collection.ts';
import { documentsOf, tagsOf } from '#core/exchange/export/documents.ts';
import { preferredInput } from '#core/exchange/export/exportInput.ts';
import { presets } from '#core/exchange/export/markdown/presets.ts';
import { writeSearchablePdfs } from '#core/exchange/export/pages/writeSearchablePdfs.ts';
import { writeExport } from '#core/exchange/export/writeExport.ts';
import type { ExportScope, exportCalls } from '#shared/contract/calls/export.ts';
import type { HandlersOf } from '#shared/contract/serve.ts';
import type { ExportOptions } from '#shared/model/exportOptions.ts';
import type { HandlerServices } from './services.ts';

export function exportHandlers({
  opened,
  settings,
  host,
  renderer,
  pictures,
}: HandlerServices): HandlersOf<typeof exportCalls> {
  const render = async (scope: ExportScope, options: ExportOptions) => {
    const input = {
      ...preferredInput(settings.get(), host.info.locales),
      ...(await contentForExport(scope, opened(), options.format)),
      made: new Date().toISOString(),
    };
    return await renderer.render({ scope, options, input, linkBase: host.linkBase() });
  };

  return {
    async 'cite.passage'({ issueId, start, end }) {
      const issue = await opened().library.getIssue(issueId);
      return await citePassage(issue, { start, end }, renderer.cite, settings.get().citationStyle);
    },

    'export.render': ({ scope, options }) => render(scope, options),
    async 'export.save'({ scope, options }) {
      if (options.format === 'pdf') {
        const { library } = opened();
        const { issues } = await contentForExport(scope, opened(), options.format);
        const folder = await host.chooseFolder('export');
        return folder === null
          ? null
          : { folder, paths: (await writeSearchablePdfs(issues, library, folder, pictures.decode)).paths };
      }
      const files = await render(scope, options);
      const folder = await host.chooseFolder('export');
      if (folder === null) return null;
      const written = await writeExport(files, folder, options.removed);
      return { folder, paths: written.map(({ path }) => path) };
    },
    async 'export.tags'({ scope }) {
      const { issues } = await contentForExport(scope, opened());
      return tagsOf(documentsOf(scope, 'library', issues));
    },
    'export.template': ({ preset }) => presets[preset],
  };
}
