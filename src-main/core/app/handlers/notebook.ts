import type { notebookCalls } from '#shared/contract/calls/notebook.ts';
import type { HandlersOf } from '#shared/contract/serve.ts';
import type { HandlerServices } from './services.ts';

export function notebookHandlers({ opened }: HandlerServices): HandlersOf<typeof notebookCalls> {
  return {
    'notebook.list': ({ query, offset, limit }) => opened().notebook.list(query, offset, limit),
    'notebook.ids': ({ query, offset, limit }) => opened().notebook.ids(query, offset, limit),
    'notebook.papers': () => opened().notebook.papers(),
    'notebook.change': async (input) => ({ changed: await opened().notebook.change(input) }),
    'notebook.remove': async ({ annotations }) => ({ changed: await opened().notebook.remove(annotations) }),
    'notebook.tags': () => opened().notebook.tags(),
    'notebook.renameTag': async (input) => ({ changed: await opened().notebook.renameTag(input) }),
    'notebook.removeTag': async ({ tag }) => ({ changed: await opened().notebook.removeTag(tag) }),
  };
}
