import { useEffect, useState } from 'react';
import { bringsFiles, readDrop } from '../../dom/droppedFiles.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import type { DialogRequest } from '../../state/window/overlays.ts';
import { isInDialog } from '../frame/useGlobalKeys.ts';

/** Files and folders can be dropped anywhere on the window while a library is open. */
export function DropTarget() {
  const { library, imports, exchange, overlays, files, toasts } = useApplication();
  const { t } = useTranslator();
  const isAsked = usePart(overlays, ({ dialog }) => dialog?.kind === 'importAnnotations');
  const name = usePart(library.store, (state) => state.state?.name ?? null);
  const [over, setOver] = useState(false);

  useEffect(() => {
    // Every element that is entered and left counts; the window is left when all are.
    let depth = 0;
    const refused = () => name === null || (isInDialog() && !isForDrops(overlays.getState().dialog));
    const onEnter = (event: DragEvent) => {
      if (!bringsFiles(event.dataTransfer)) return;
      depth++;
    };
    const onOver = (event: DragEvent) => {
      if (!bringsFiles(event.dataTransfer)) return;
      // Without this the window would open the file in place of the app.
      event.preventDefault();
      // Asked each time: the library may open, or a dialog close, while the files are held over the window.
      const isTaken = !refused();
      if (event.dataTransfer) event.dataTransfer.dropEffect = isTaken ? 'copy' : 'none';
      setOver(isTaken);
    };
    const onLeave = (event: DragEvent) => {
      if (!bringsFiles(event.dataTransfer)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      if (!event.dataTransfer || !bringsFiles(event.dataTransfer)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      if (refused()) return;
      const dropped = readDrop(event.dataTransfer);
      const take = async () => {
        // Who asked for annotations means them, whatever the file looks like.
        const isAsked = overlays.getState().dialog?.kind === 'importAnnotations';
        const { holdAnnotations } = await import('./holdAnnotations.ts');
        const hasAnnotations = isAsked || (await holdAnnotations(dropped.files));
        const paths = await files.pathsOf(dropped.files);
        if (hasAnnotations) {
          overlays.setState({ dialog: { kind: 'importAnnotations' } });
          if (paths === null) await exchange.sendFiles(await dropped.readAll());
          else await exchange.importPaths(paths);
          return;
        }
        overlays.setState({ dialog: { kind: 'import', paths } });
        if (paths === null) await imports.sendFiles(await dropped.readAll());
      };
      take().catch(toasts.failed);
    };
    document.addEventListener('dragenter', onEnter);
    document.addEventListener('dragover', onOver);
    document.addEventListener('dragleave', onLeave);
    document.addEventListener('drop', onDrop);
    return () => {
      document.removeEventListener('dragenter', onEnter);
      document.removeEventListener('dragover', onOver);
      document.removeEventListener('dragleave', onLeave);
      document.removeEventListener('drop', onDrop);
    };
  }, [name, imports, exchange, overlays, files, toasts]);

  if (!over || name === null) return null;
  return (
    <div className="drop-veil">
      <p>{t(isAsked ? 'exchange.drop' : 'import.drop', { library: name })}</p>
    </div>
  );
}

const isForDrops = (dialog: DialogRequest | null) =>
  dialog?.kind === 'import' || dialog?.kind === 'importAnnotations';
