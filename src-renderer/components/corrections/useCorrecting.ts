import { useState } from 'react';
import type { WantedCorrection } from '#shared/contract/calls/corrections.ts';
import { useApplication } from '../../state/application.ts';

export interface Correcting {
  /** Why the last one could not be made; what was typed stays. */
  readonly failure: unknown;
  readonly working: boolean;
  readonly correct: (wanted: WantedCorrection) => Promise<void>;
}

/** Makes corrections from a dialog, which closes when one is made. */
export function useCorrecting(onDone: () => void): Correcting {
  const { corrections } = useApplication();
  const [failure, setFailure] = useState<unknown>(null);
  const [working, setWorking] = useState(false);
  return {
    failure,
    working,
    async correct(wanted) {
      setWorking(true);
      setFailure(null);
      try {
        await corrections.make(wanted);
        onDone();
      } catch (error) {
        setFailure(error);
        setWorking(false);
      }
    },
  };
}
