import { looksLikeAnnotations } from '#shared/model/exchange.ts';

/** So much of a file tells what it is. */
const tellingBytes = 64 * 1024;

/** Whether all files are annotations; a folder, which cannot be read as a file, is none. */
export async function holdAnnotations(files: readonly File[]): Promise<boolean> {
  if (files.length === 0) return false;
  const beginnings = files.map(async (file) => {
    const text = await file
      .slice(0, tellingBytes)
      .text()
      .catch(() => '');
    return looksLikeAnnotations(file.name, text);
  });
  return (await Promise.all(beginnings)).every(Boolean);
}
