/**
 * Whether an address with this protocol (as a URL has it: `https:`) is of the web or of mail. It is all that the
 * system's own programs may be asked to open: nothing that runs or reads files.
 */
export const leadsOutside = (protocol: string): boolean => /^(?:https?|mailto):$/.test(protocol);
