import { dialogWords } from '#shared/i18n/dialogWords.ts';
import { useLateWords } from '../../state/useLateWords.ts';
import type { DialogRequest } from '../../state/window/overlays.ts';
import { ArchiveDialog } from '../archive/ArchiveDialog.tsx';
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
import { PrintDialog } from '../print/PrintDialog.tsx';
import { ReprintsDialog } from '../reprints/ReprintsDialog.tsx';
import { DiagnosticsDialog } from '../settings/DiagnosticsDialog.tsx';
import { NoticesDialog } from '../settings/NoticesDialog.tsx';
import { SettingsDialog } from '../settings/SettingsDialog.tsx';
import { PapersDialog } from '../shelf/PapersDialog.tsx';
import { SnapshotsDialog } from '../snapshots/SnapshotsDialog.tsx';
import { TargetsDialog } from '../targets/TargetsDialog.tsx';
import { KeysDialog } from './KeysDialog.tsx';

interface OpenDialogProps {
  readonly dialog: DialogRequest;
  readonly onClose: () => void;
}

/** The dialog that was asked for. */
export function OpenDialog({ dialog, onClose }: OpenDialogProps) {
  useLateWords(dialogWords);
  if (dialog.kind === 'settings') return <SettingsDialog onClose={onClose} />;
  if (dialog.kind === 'diagnostics') return <DiagnosticsDialog onClose={onClose} />;
  if (dialog.kind === 'snapshots') return <SnapshotsDialog onClose={onClose} />;
  if (dialog.kind === 'targets') return <TargetsDialog onClose={onClose} />;
  if (dialog.kind === 'tags') return <TagsDialog onClose={onClose} />;
  if (dialog.kind === 'collect') return <CollectDialog pieces={dialog.pieces} onClose={onClose} />;
  if (dialog.kind === 'link') return <LinkDialog from={dialog.from} onClose={onClose} />;
  if (dialog.kind === 'openBeside') return <OpenBesideDialog onClose={onClose} />;
  if (dialog.kind === 'openArchive') return <ArchiveDialog onClose={onClose} />;
  if (dialog.kind === 'reprints') {
    const { issueId, articleId } = dialog;
    return <ReprintsDialog issueId={issueId} articleId={articleId} onClose={onClose} />;
  }
  if (dialog.kind === 'keys') return <KeysDialog onClose={onClose} />;
  if (dialog.kind === 'notices') return <NoticesDialog onClose={onClose} />;
  if (dialog.kind === 'export') return <ExportDialog subject={dialog.subject} onClose={onClose} />;
  if (dialog.kind === 'print') return <PrintDialog subject={dialog.subject} onClose={onClose} />;
  if (dialog.kind === 'import') return <ImportDialog paths={dialog.paths} onClose={onClose} />;
  if (dialog.kind === 'importAnnotations') return <AnnotationImportDialog onClose={onClose} />;
  if (dialog.kind === 'papers') return <PapersDialog onClose={onClose} />;
  if (dialog.kind === 'describe') return <DescribeDialog issueIds={dialog.issueIds} onClose={onClose} />;
  if (dialog.kind === 'readPictures')
    return <ReadPicturesDialog what={dialog.what} name={dialog.name} onClose={onClose} />;
  if (dialog.kind === 'readRegion') {
    const { issueId, page, box } = dialog;
    return <ReadRegionDialog issueId={issueId} page={page} box={box} onClose={onClose} />;
  }
  if (dialog.kind === 'correctText') return <CorrectTextDialog span={dialog.span} onClose={onClose} />;
  if (dialog.kind === 'compare')
    return <CompareDialog correction={dialog.correction} place={dialog.place} onClose={onClose} />;
  if (dialog.kind === 'compareField')
    return <CompareFieldDialog filledIn={dialog.filledIn} onClose={onClose} />;
  if (dialog.kind === 'correctBlock')
    return <CorrectBlockDialog blockId={dialog.blockId} onClose={onClose} />;
  return null;
}
