import type { notebookInputs } from '#shared/contract/notebookCalls.ts';
import type { Handlers } from '#shared/contract/peer.ts';
import type { HandlerServices } from './services.ts';

export function notebookHandlers({ opened }: HandlerServices): Pick<Handlers, keyof typeof notebookInputs> {
  return {
    'notebook.list': ({ query, offset, limit }) => opened().notebook.list(query, offset, limit),
    'notebook.ids': ({ query, offset, limit }) => opened().notebook.ids(query, offset, limit),
    'notebook.change': async (input) => ({ changed: await opened().notebook.change(input) }),
    'notebook.remove': async ({ annotations }) => ({ changed: await opened().notebook.remove(annotations) }),
    'notebook.tags': () => opened().notebook.tags(),
    'notebook.renameTag': async (input) => ({ changed: await opened().notebook.renameTag(input) }),
    'notebook.removeTag': async ({ tag }) => ({ changed: await opened().notebook.removeTag(tag) }),
  };
}
