/** Logseq's parser, which comes without types; what the tests use of it. */
declare module 'mldoc' {
  export const Mldoc: {
    /** Blocks as JSON: `[[kind, content], position]` each. */
    parseJson(text: string, config: string): string;
  };
}
