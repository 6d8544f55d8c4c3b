import { useEffect, useState } from 'react';
import { bringsFiles, readDrop } from '../../dom/droppedFiles.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { isInDialog } from '../frame/useGlobalKeys.ts';

/** Files and folders can be dropped anywhere on the window while a library is open. */
export function DropTarget() {
  const { library, imports, overlays, files, toasts } = useApplication();
  const { t } = useTranslator();
  const name = usePart(library.store, (state) => state.state?.name ?? null);
  const [over, setOver] = useState(false);

  useEffect(() => {
    // Every element that is entered and left counts; the window is left when all are.
    let depth = 0;
    const refused = () => name === null || (isInDialog() && overlays.getState().dialog?.kind !== 'import');
    const onEnter = (event: DragEvent) => {
      if (!bringsFiles(event.dataTransfer) || refused()) return;
      depth++;
      setOver(true);
    };
    const onOver = (event: DragEvent) => {
      if (!bringsFiles(event.dataTransfer)) return;
      // Without this the window would open the file in place of the app.
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = refused() ? 'none' : 'copy';
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
        const paths = await files.pathsOf(dropped.files);
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
  }, [name, imports, overlays, files, toasts]);

  if (!over || name === null) return null;
  return (
    <div className="drop-veil">
      <p>{t('import.drop', { library: name })}</p>
    </div>
  );
}
