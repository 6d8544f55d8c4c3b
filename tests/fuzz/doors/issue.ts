import { sourcesInFolder } from '#core/archive/folder/findSources.ts';
import { folderSource } from '#core/archive/folder/folderSource.ts';
import { parseSourceWhole, UnreadableFileError } from '#core/archive/parse/parse.ts';
import { sendSource } from '#core/archive/reading/messages.ts';

/** Reads every source below a folder, as the reading threads do. A refusal with a sentence is an answer. */
export async function readIssues(folder: string): Promise<void> {
  const { root, sources } = await sourcesInFolder(folder);
  for (const { path, files } of sources) {
    try {
      await sendSource(await parseSourceWhole(folderSource(root, path, files)));
    } catch (error) {
      if (!(error instanceof UnreadableFileError)) throw error;
      sentenceOf(error);
    }
  }
}

/** A refusal is one sentence for people. */
function sentenceOf({ message }: Error): void {
  if (!message.endsWith('.') || message.length > 4000)
    throw new Error(`A refusal is no sentence: ${message}`);
}
