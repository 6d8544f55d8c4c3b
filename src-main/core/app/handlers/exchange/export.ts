import { issuePages } from '#core/archive/facsimile/issuePages.ts';
import { citePassage } from '#core/exchange/citation/passage.ts';
import { contentForExport } from '#core/exchange/export/collection.ts';
import { documentsOf, tagsOf } from '#core/exchange/export/documents.ts';
import { writeDocx } from '#core/exchange/export/docx/writeDocx.ts';
import { preferredInput } from '#core/exchange/export/exportInput.ts';
import { placed } from '#core/exchange/export/exportItem.ts';
import { presets } from '#core/exchange/export/markdown/presets.ts';
import { writeSearchablePdfs } from '#core/exchange/export/pages/writeSearchablePdfs.ts';
import { citeAnnotation, citeRegion } from '#core/exchange/export/regions/citeAnnotation.ts';
import {
  cutRegions,
  pictureNames,
  placesOfRegions,
  showsRegions,
  writeRegions,
} from '#core/exchange/export/regions/regions.ts';
import type { RenderRequest } from '#core/exchange/export/renderExport.ts';
import { writeExport } from '#core/exchange/export/writeExport.ts';
import { annotationNotFound } from '#core/kept/annotations/edits.ts';
import type { ExportScope, exportCalls } from '#shared/contract/calls/export.ts';
import type { HandlersOf } from '#shared/contract/serve.ts';
import type { ExportOptions } from '#shared/model/exportOptions.ts';
import type { HandlerServices } from '../services.ts';

export function exportHandlers({
  opened,
  settings,
  host,
  renderer,
  pictures,
}: HandlerServices): HandlersOf<typeof exportCalls> {
  const contentOf = async (scope: ExportScope, options: ExportOptions) => ({
    ...preferredInput(settings.get(), host.info.locales),
    ...(await contentForExport(scope, opened(), options.format)),
    made: new Date().toISOString(),
  });
  const print = (scope: ExportScope, options: ExportOptions, input: RenderRequest['input']) =>
    renderer.render({ scope, options, input, linkBase: host.linkBase() });

  const withPictures = async (scope: ExportScope, options: ExportOptions) => {
    const content = await contentOf(scope, options);
    const regions = showsRegions(options.format)
      ? await cutRegions(scope, content, options, opened().library, pictures.cut)
      : [];
    const files = await print(scope, options, { ...content, pictures: pictureNames(regions) });
    return { files, regions };
  };

  return {
    async 'cite.passage'({ issueId, start, end }) {
      const issue = await opened().library.getIssue(issueId);
      return await citePassage(issue, { start, end }, renderer.cite, settings.get().citationStyle);
    },

    async 'cite.region'({ issueId, region }) {
      const { library } = opened();
      const [issue, pages] = await Promise.all([library.getIssue(issueId), issuePages(library, issueId)]);
      return await citeRegion(issue, region, pages, renderer.cite, settings.get().citationStyle);
    },

    async 'cite.annotation'({ issueId, annotationId }) {
      const { library, annotations } = opened();
      const anchored = (await annotations.list(issueId)).find(
        ({ annotation }) => annotation.id === annotationId,
      );
      if (!anchored) throw annotationNotFound(annotationId);
      const issue = await library.getIssue(issueId);
      const places = await placesOfRegions([{ issue, annotations: [anchored] }], library);
      const place = places.get(annotationId) ?? null;
      return await citeAnnotation(
        placed(anchored, issue),
        place,
        renderer.cite,
        settings.get().citationStyle,
      );
    },

    'export.render': async ({ scope, options }) => print(scope, options, await contentOf(scope, options)),
    async 'export.save'({ scope, options }) {
      if (options.format === 'pdf') {
        const { library } = opened();
        const { issues } = await contentForExport(scope, opened(), options.format);
        const folder = await host.chooseFolder('export');
        return folder === null
          ? null
          : { folder, paths: (await writeSearchablePdfs(issues, library, folder, pictures.decode)).paths };
      }
      const { files, regions } = await withPictures(scope, options);
      const folder = await host.chooseFolder('export');
      if (folder === null) return null;
      if (options.format === 'docx') return { folder, paths: await writeDocx(files, folder, regions) };
      const written = await writeExport(files, folder, options.removed);
      const cut = await writeRegions(regions, folder);
      return { folder, paths: [...written.map(({ path }) => path), ...cut] };
    },
    async 'export.download'({ scope, options }) {
      const { files, regions } = await withPictures(scope, options);
      return {
        files,
        pictures: regions.map(({ name, png }) => ({ name, base64: Buffer.from(png).toString('base64') })),
      };
    },
    async 'export.tags'({ scope }) {
      const { issues } = await contentForExport(scope, opened());
      return tagsOf(documentsOf(scope, 'library', issues));
    },
    'export.template': ({ preset }) => presets[preset],
  };
}
