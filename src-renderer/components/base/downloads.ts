import type { ExportedFile } from '#shared/contract/calls/export.ts';

/** Hands files to the browser, where the host has no dialog of its own to ask for a folder. */
export function downloadFiles(files: readonly ExportedFile[]): void {
  for (const file of files) {
    downloadBlob(file.name, new Blob([file.text], { type: `${file.mediaType};charset=utf-8` }));
  }
}

export function downloadBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the blob after this turn; a minute is plenty.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
