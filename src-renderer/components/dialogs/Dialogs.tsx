import { useApplication, usePart } from '../../state/application.ts';
import { CollectDialog } from '../collections/CollectDialog.tsx';
import { CompareDialog, CompareFieldDialog } from '../corrections/CompareDialog.tsx';
import { CorrectBlockDialog } from '../corrections/CorrectBlockDialog.tsx';
import { CorrectTextDialog } from '../corrections/CorrectTextDialog.tsx';
import { ExportDialog } from '../export/ExportDialog.tsx';
import { AnnotationImportDialog } from '../import/AnnotationImportDialog.tsx';
import { DescribeDialog } from '../import/DescribeDialog.tsx';
import { ImportDialog } from '../import/ImportDialog.tsx';
import { LinkDialog } from '../links/LinkDialog.tsx';
import { TagsDialog } from '../notebook/TagsDialog.tsx';
import { OpenBesideDialog } from '../panes/OpenBesideDialog.tsx';
import { ReadPicturesDialog } from '../pictures/ReadPicturesDialog.tsx';
import { ReadRegionDialog } from '../pictures/ReadRegionDialog.tsx';
import { SettingsDialog } from '../settings/SettingsDialog.tsx';
import { PapersDialog } from '../shelf/PapersDialog.tsx';
import { SnapshotsDialog } from '../snapshots/SnapshotsDialog.tsx';
import { HelpDialog } from './HelpDialog.tsx';

/** The dialog that is open, if one is. */
export function Dialogs() {
  const { overlays } = useApplication();
  const dialog = usePart(overlays, (state) => state.dialog);
  const close = () => overlays.setState({ dialog: null });
  if (dialog?.kind === 'settings') return <SettingsDialog onClose={close} />;
  if (dialog?.kind === 'snapshots') return <SnapshotsDialog onClose={close} />;
  if (dialog?.kind === 'tags') return <TagsDialog onClose={close} />;
  if (dialog?.kind === 'collect') return <CollectDialog pieces={dialog.pieces} onClose={close} />;
  if (dialog?.kind === 'link') return <LinkDialog from={dialog.from} onClose={close} />;
  if (dialog?.kind === 'openBeside') return <OpenBesideDialog onClose={close} />;
  if (dialog?.kind === 'help') return <HelpDialog onClose={close} />;
  if (dialog?.kind === 'export') return <ExportDialog subject={dialog.subject} onClose={close} />;
  if (dialog?.kind === 'import') return <ImportDialog paths={dialog.paths} onClose={close} />;
  if (dialog?.kind === 'importAnnotations') return <AnnotationImportDialog onClose={close} />;
  if (dialog?.kind === 'papers') return <PapersDialog onClose={close} />;
  if (dialog?.kind === 'describe') return <DescribeDialog issueIds={dialog.issueIds} onClose={close} />;
  if (dialog?.kind === 'readPictures')
    return <ReadPicturesDialog what={dialog.what} name={dialog.name} onClose={close} />;
  if (dialog?.kind === 'readRegion') {
    const { issueId, page, box } = dialog;
    return <ReadRegionDialog issueId={issueId} page={page} box={box} onClose={close} />;
  }
  if (dialog?.kind === 'correctText') return <CorrectTextDialog span={dialog.span} onClose={close} />;
  if (dialog?.kind === 'compare')
    return <CompareDialog correction={dialog.correction} place={dialog.place} onClose={close} />;
  if (dialog?.kind === 'compareField')
    return <CompareFieldDialog filledIn={dialog.filledIn} onClose={close} />;
  if (dialog?.kind === 'correctBlock') return <CorrectBlockDialog blockId={dialog.blockId} onClose={close} />;
  return null;
}
