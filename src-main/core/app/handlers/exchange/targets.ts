import type { KeptTargets } from '#core/exchange/targets/keptTargets.ts';
import type { targetCalls } from '#shared/contract/calls/targets.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { HandlersOf } from '#shared/contract/serve.ts';
import { done, type HandlerServices } from '../services.ts';

export function targetHandlers({ opened, host, granted }: HandlerServices): HandlersOf<typeof targetCalls> {
  const targets = (): KeptTargets => {
    const kept = opened().targets;
    if (kept) return kept;
    throw new BroadsheetError('notOnThisHost', 'Exports cannot be kept here.');
  };
  return {
    'targets.list': () => opened().targets?.list() ?? [],
    async 'targets.add'({ folder, scope, options }) {
      if (folder !== null) granted.check([folder]);
      const chosen = folder ?? (await host.chooseFolder('export'));
      return chosen === null ? null : await targets().add({ folder: chosen, scope, options });
    },
    'targets.change': (input) => targets().change(input),
    async 'targets.write'({ targetId }) {
      const kept = targets();
      await kept.write(targetId);
      return kept.state(targetId);
    },
    async 'targets.takeBack'({ targetId }) {
      return { kept: await targets().takeBack(targetId) };
    },
    'targets.remove': ({ targetId }) => done(targets().remove(targetId)),
    async 'targets.accept'(input) {
      return { taken: await targets().accept(input) };
    },
    'targets.ignore': (input) => done(targets().ignore(input)),
  };
}
