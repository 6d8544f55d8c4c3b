import type { Application } from '../../state/application.ts';
import { downloadBlob } from './downloads.ts';

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

async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  // In pieces: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
