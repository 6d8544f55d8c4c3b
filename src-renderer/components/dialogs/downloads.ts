import type { ExportedFile } from '#shared/contract/exportCalls.ts';

/** Hands files to the browser, where the host has no dialog of its own to ask for a folder. */
export function downloadFiles(files: readonly ExportedFile[]): void {
  for (const file of files) {
    const url = URL.createObjectURL(new Blob([file.text], { type: 'text/markdown;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = file.name;
    link.click();
    // The browser reads the blob after this turn; a minute is plenty for a text.
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  }
}
