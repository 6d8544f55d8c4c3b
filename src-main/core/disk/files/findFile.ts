import { access, readFile } from 'node:fs/promises';
import { isMissing, systemCode, toSaveError } from './fileErrors.ts';

/** What stands at a path: a text byte for byte, nothing, or what is no UTF-8 text (a folder as well). */
export type TextAtPath =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'notText' };

/** @throws BroadsheetError saveFailed where it cannot be read: then it cannot be written in safety either. */
export async function findFile(path: string): Promise<TextAtPath> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    if (isMissing(error)) return { kind: 'nothing' };
    // A folder of the name is in the way like any other file.
    if (systemCode(error) === 'EISDIR') return { kind: 'notText' };
    throw toSaveError(path, error);
  }
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return Buffer.from(text).equals(bytes) ? { kind: 'text', text } : { kind: 'notText' };
}

/** Whether there is anything at a path. Throws as `findFile`. */
export async function isNameTaken(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw toSaveError(path, error);
  }
}
