import { useApplication, usePart } from '../../state/application.ts';
import { fetchedPart } from '../base/fetchedPart.tsx';
import { OnDemand } from '../base/OnDemand.tsx';

const OpenDialog = fetchedPart(() => import('./OpenDialog.tsx').then((module) => module.OpenDialog));

/** The dialog that is open, if one is. */
export function Dialogs() {
  const { overlays } = useApplication();
  const dialog = usePart(overlays, (state) => state.dialog);
  const close = () => overlays.setState({ dialog: null });
  return (
    dialog && (
      <OnDemand key={dialog.kind} onClose={close}>
        <OpenDialog dialog={dialog} onClose={close} />
      </OnDemand>
    )
  );
}
