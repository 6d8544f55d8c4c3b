/**
 * What steers a terminal (escape sequences, a cursor sent back) or turns the order of what follows (bidi
 * embeddings, overrides and isolates). Line breaks and tabs are ours.
 */
const steering = /(?!\r?\n|\t)[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A text as it may be printed: what would steer the terminal is written as `\\u001b`, which JSON reads as the
 * same character. Names of files, tags and headlines come from anywhere.
 */
export const visible = (text: string): string =>
  text.replace(steering, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
