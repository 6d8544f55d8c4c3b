/** Characters that end a tag, in Latin and Chinese typing. */
export const tagSeparators = /[,，、;；\n]/u;

const longest = 200;

/** The tags after typed text was added: trimmed, no blanks, no doubles. */
export function addTags(tags: readonly string[], typed: string): readonly string[] {
  const added = typed
    .split(tagSeparators)
    .map((tag) => tag.trim().slice(0, longest))
    .filter((tag) => tag !== '');
  return [...new Set([...tags, ...added])];
}
