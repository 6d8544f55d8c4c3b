import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type LibrarySession, openSession } from '#core/app/session/session.ts';
import { temporaryFolder } from '../../../../support/folders.ts';
import { parseSimpleSource } from '../../archive/library/simpleIssue.ts';
import { searchHere } from './searchHere.ts';

/** A folder of made-up issue files that sessions are opened on, one after the other. */
export async function openArchive(files: Readonly<Record<string, string>>, parse = parseSimpleSource) {
  const path = await temporaryFolder();
  const cacheFolder = await temporaryFolder();
  const write = async (name: string, content: string) => {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), content);
  };
  for (const [name, content] of Object.entries(files)) await write(name, content);
  const opened = new Set<LibrarySession>();
  const close = async (session: LibrarySession) => {
    if (opened.delete(session)) await session.close();
  };
  onTestFinished(async () => {
    for (const session of opened) await close(session);
  });
  /** Answers when everything is read and indexed. */
  const open = async (): Promise<LibrarySession> => {
    const session = await openSession({
      path,
      cacheFolder,
      writer: 'own',
      watch: false,
      worker: searchHere(),
      parser: { parse, close: async () => undefined },
      onLibraryChange: () => undefined,
      onAnnotationsChange: () => undefined,
    });
    opened.add(session);
    await session.settled();
    return session;
  };
  return { path, write, open, close };
}

/** Puts a note on words, which is what they are. */
export async function mark(session: LibrarySession, issueId: string, words: string): Promise<void> {
  const { text } = await session.library.getByItself(issueId);
  const start = text.indexOf(words);
  const end = start + words.length;
  await session.annotations.create({ issueId, start, end, colour: 'yellow', note: words, tags: [] });
}

/** Every note that a person sees on the shelf's issues, with the words that it stands on. */
export async function notesSeen(session: LibrarySession): Promise<readonly (string | null)[][]> {
  const notes: (string | null)[][] = [];
  for (const { id } of session.library.summaries()) {
    const { text } = await session.library.getIssue(id);
    for (const { annotation, anchor } of await session.annotations.list(id)) {
      notes.push([annotation.note, anchor && text.slice(anchor.start, anchor.end)]);
    }
  }
  return notes.toSorted();
}
