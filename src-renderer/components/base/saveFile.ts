import type { ExportedFile, ExportedPicture } from '#shared/contract/calls/export.ts';
import type { Application } from '../../state/application.ts';

/** Saves a file where the person wants it: in a folder of the host's dialog, or as a download. Answers whether it did. */
export async function saveFile(
  { peer, info }: Pick<Application, 'peer' | 'info'>,
  name: string,
  blob: Blob,
): Promise<boolean> {
  if (!info.canChooseFolder) {
    downloadBlob(name, blob);
    return true;
  }
  return (await peer.call('search.export', { name, base64: await base64Of(blob) })) !== null;
}

/** Hands files and the pictures beside them to the browser, where the host has no dialog of its own to ask for a folder. */
export function downloadFiles(
  files: readonly ExportedFile[],
  pictures: readonly ExportedPicture[] = [],
): void {
  for (const { name, base64 } of pictures) {
    downloadBlob(name, new Blob([bytesOf(base64)], { type: 'image/png' }));
  }
  for (const file of files) {
    downloadBlob(file.name, new Blob([file.text], { type: `${file.mediaType};charset=utf-8` }));
  }
}

function downloadBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the blob after this turn; a minute is plenty.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** The bytes of a file as a call takes them. */
export async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  // In pieces: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
