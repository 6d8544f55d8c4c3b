/** A file on its way into the library, with its path below what was dropped or chosen. */
export interface GivenFile {
  readonly path: string;
  readonly file: Blob;
}

/** What a person dropped on the window, as the page gets it. */
export interface DroppedItems {
  /** The files and folders themselves; a folder is a File of its own here. */
  readonly files: readonly File[];
  /** Every file, those inside of folders too, with its path below what was dropped. */
  readAll(): Promise<readonly GivenFile[]>;
}

/** Whether a drag brings files. */
export const bringsFiles = (transfer: DataTransfer | null): boolean =>
  transfer?.types.includes('Files') ?? false;

/** Must be called while the drop event is handled: afterwards its items are gone. */
export function readDrop(transfer: DataTransfer): DroppedItems {
  const entries = [...transfer.items].flatMap((item) => {
    const entry = item.kind === 'file' ? item.webkitGetAsEntry() : null;
    return entry ? [entry] : [];
  });
  const files = [...transfer.files];
  return {
    files,
    async readAll() {
      // Files made by the page itself have no entries.
      if (entries.length === 0) return files.map((file) => ({ path: file.name, file }));
      return (await Promise.all(entries.map((entry) => filesBelow(entry)))).flat();
    },
  };
}

/** What a person chose with a file input, folders by their relative paths. */
export const chosenFiles = (files: FileList): readonly GivenFile[] =>
  [...files].map((file) => ({ path: file.webkitRelativePath || file.name, file }));

async function filesBelow(entry: FileSystemEntry): Promise<readonly GivenFile[]> {
  const path = entry.fullPath.replace(/^\//u, '');
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ path, file }];
  }
  if (!isFolder(entry)) return [];
  const reader = entry.createReader();
  const found: GivenFile[] = [];
  for (;;) {
    // It answers in portions and ends with an empty one.
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (portion.length === 0) return found;
    for (const child of portion) found.push(...(await filesBelow(child)));
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
