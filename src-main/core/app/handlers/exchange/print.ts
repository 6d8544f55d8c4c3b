import { writeDurably } from '#core/disk/files/durableWrite.ts';
import { toSaveError } from '#core/disk/files/fileErrors.ts';
import { fileNameOf } from '#core/exchange/export/fileName.ts';
import { printContent } from '#core/exchange/print/content.ts';
import { outlinesOf } from '#core/exchange/print/outlines/outlinesOf.ts';
import type { printCalls } from '#shared/contract/calls/print.ts';
import type { HandlersOf } from '#shared/contract/serve.ts';
import type { HandlerServices } from '../services.ts';

export function printHandlers({
  opened,
  settings,
  host,
  renderer,
}: HandlerServices): HandlersOf<typeof printCalls> {
  return {
    'print.content': ({ scope }) =>
      printContent(scope, opened(), renderer.cite, settings.get().citationStyle),
    async 'print.pdf'({ name }, { clientId }) {
      // First the pages, which are set as the window stands now, then the question where they go.
      const pdf = await host.printPdf(clientId);
      const path = await host.chooseFile(fileNameOf(name, '.pdf'));
      if (path === null) return null;
      await writeDurably(path, pdf).catch((error: unknown) => {
        throw toSaveError(path, error);
      });
      return { path };
    },
    'print.outlines': ({ faces }) =>
      Promise.all(faces.map(({ woff2, characters }) => outlinesOf(Buffer.from(woff2, 'base64'), characters))),
  };
}
