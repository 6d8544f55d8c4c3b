/** The system's own boxes: to choose files and folders, to be told what went wrong, to be asked. */
import { type BaseWindow, dialog, type OpenDialogReturnValue } from 'electron';
import { toFailure } from '#shared/contract/errors.ts';
import type { ArchivePath } from '#shared/model/library.ts';
import type { MenuLabels } from './menuLabels.ts';
import type { Question } from './recovery.ts';

/** Null where the person chose none; so for the others below. */
export async function chooseFolder(
  purpose: 'library' | 'export',
  labels: MenuLabels,
): Promise<string | null> {
  const library = purpose === 'library';
  const answer = await dialog.showOpenDialog({
    title: library ? labels.chooseLibrary : labels.chooseExport,
    buttonLabel: library ? labels.openButton : labels.exportButton,
    properties: library ? ['openDirectory'] : ['openDirectory', 'createDirectory'],
  });
  return onlyPath(answer);
}

const onlyPath = ({ canceled, filePaths }: OpenDialogReturnValue): string | null =>
  canceled ? null : (filePaths[0] ?? null);

const archiveTitles = {
  notes: 'chooseNotesFolder',
  pictures: 'choosePicturesFolder',
  authority: 'chooseCertificate',
} as const;

/** A folder for marks or pictures of an archive on a server, or the certificate of its authority. */
export async function chooseForArchive(what: ArchivePath, labels: MenuLabels): Promise<string | null> {
  const answer = await dialog.showOpenDialog({
    title: labels[archiveTitles[what]],
    buttonLabel: labels.chooseButton,
    properties: what === 'authority' ? ['openFile'] : ['openDirectory', 'createDirectory'],
  });
  return onlyPath(answer);
}

export async function chooseFiles(
  kind: 'files' | 'folder',
  labels: MenuLabels,
): Promise<readonly string[] | null> {
  const answer = await dialog.showOpenDialog({
    title: kind === 'files' ? labels.chooseFiles : labels.chooseFolderToAdd,
    buttonLabel: labels.addButton,
    properties: kind === 'files' ? ['openFile', 'multiSelections'] : ['openDirectory', 'multiSelections'],
  });
  return answer.canceled || answer.filePaths.length === 0 ? null : answer.filePaths;
}

/** Where a file of this name is to be saved. */
export async function chooseFile(name: string, labels: MenuLabels): Promise<string | null> {
  const answer = await dialog.showSaveDialog({
    title: labels.savePdf,
    defaultPath: name,
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  });
  return answer.canceled || answer.filePath === '' ? null : answer.filePath;
}

/** Shown while the app goes on. */
export function showFailure(error: unknown): void {
  dialog
    .showMessageBox({ type: 'error', title: 'Broadsheet', message: toFailure(error).message })
    .catch(() => undefined);
}

/** The number of the button that was pressed; the first is the one that Enter presses. */
export async function askAtWindow(window: BaseWindow, question: Question): Promise<number> {
  const box = { ...question, buttons: [...(question.buttons ?? [])], defaultId: 0, noLink: true };
  return (await dialog.showMessageBox(window, box)).response;
}
