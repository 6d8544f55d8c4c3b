import { customAlphabet } from 'nanoid';

/** Letters and digits only, so that an id can be a Markdown block id, part of an address or of a file name. */
export const randomId = customAlphabet('0123456789abcdefghijkmnpqrstuvwxyz', 12);
