import { useApplication, usePart } from '../../state/application.ts';
import { AnnotationImportDialog } from '../import/AnnotationImportDialog.tsx';
import { DescribeDialog } from '../import/DescribeDialog.tsx';
import { ImportDialog } from '../import/ImportDialog.tsx';
import { TagsDialog } from '../notebook/TagsDialog.tsx';
import { SnapshotsDialog } from '../snapshots/SnapshotsDialog.tsx';
import { ExportDialog } from './ExportDialog.tsx';
import { HelpDialog } from './HelpDialog.tsx';
import { SettingsDialog } from './SettingsDialog.tsx';

/** The dialog that is open, if one is. */
export function Dialogs() {
  const { overlays } = useApplication();
  const dialog = usePart(overlays, (state) => state.dialog);
  const close = () => overlays.setState({ dialog: null });
  if (dialog?.kind === 'settings') return <SettingsDialog onClose={close} />;
  if (dialog?.kind === 'snapshots') return <SnapshotsDialog onClose={close} />;
  if (dialog?.kind === 'tags') return <TagsDialog onClose={close} />;
  if (dialog?.kind === 'help') return <HelpDialog onClose={close} />;
  if (dialog?.kind === 'export') return <ExportDialog subject={dialog.subject} onClose={close} />;
  if (dialog?.kind === 'import') return <ImportDialog paths={dialog.paths} onClose={close} />;
  if (dialog?.kind === 'importAnnotations') return <AnnotationImportDialog onClose={close} />;
  if (dialog?.kind === 'describe') return <DescribeDialog issueIds={dialog.issueIds} onClose={close} />;
  return null;
}
