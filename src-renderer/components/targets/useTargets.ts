import { useEffect, useState } from 'react';
import type { TargetState } from '#shared/contract/calls/targets.ts';
import { useApplication } from '../../state/application.ts';

/** The kept exports as they stand now; null until they are known. */
export function useTargets(): readonly TargetState[] | null {
  const { peer, toasts } = useApplication();
  const [targets, setTargets] = useState<readonly TargetState[] | null>(null);
  useEffect(() => {
    let isWanted = true;
    let asked = 0;
    const load = () => {
      const number = ++asked;
      peer.call('targets.list', {}).then(
        (found) => isWanted && number === asked && setTargets(found),
        (error: unknown) => isWanted && toasts.failed(error),
      );
    };
    load();
    const stop = peer.on('targets.changed', load);
    return () => {
      isWanted = false;
      stop();
    };
  }, [peer, toasts]);
  return targets;
}
