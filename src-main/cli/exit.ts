/** 0 done, 1 bad input (one clear sentence was said), 2 wrong usage. */
export const exitCodes = { done: 0, badInput: 1, wrongUsage: 2 } as const;

/** Ends a command with exit code 1 after its sentence was said; the work that could be done was done. */
export class BadInput extends Error {}
