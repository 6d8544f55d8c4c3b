/**
 * How much one call may bring: the one place for these numbers. They are far beyond what people do and keep a window
 * that was taken over from filling the memory or the disk; `tests/unit/shared/contract/limits.test.ts` holds every
 * string, list and record of the contract to one of them. Of strings in UTF-16 code units.
 */
export const limits = {
  /** An id that Broadsheet makes. */
  id: 100,
  /** An issue's id is made of the names of its paper and files; so is an article's. */
  longId: 200,
  /** The name of a member of a collection or of a link, in which the ids of both ends stand. */
  joinedId: 1000,
  /** A name that a person gives: a search, a collection, a tag, themselves. */
  name: 200,
  /** What a person calls a colour: it stands in lists and headings. */
  colourName: 60,
  /** A field of an issue that a person fills in. */
  described: 500,
  /** What is typed to find something, and what a paper, a section or an author is called. */
  words: 1000,
  query: 20_000,
  /** Windows’ longest path. */
  path: 32_768,
  /** A template is parsed at every key press. */
  template: 20_000,
  note: 1_000_000,
  /** A passage that is marked, up to a large issue as a whole. */
  passage: 4_000_000,
  /** A paragraph that is corrected. */
  paragraph: 100_000,
  /** BCP 47. */
  language: 40,
  /** A column of somebody’s table. */
  column: 10_000,
  /** A view’s file, as base64. */
  viewFile: 100_000_000,
  /** A file of type, as base64. */
  face: 4_000_000,
  /** Characters that are set in a face. */
  setCharacters: 10_000,

  /** Lists: of annotations and issues that one command is about, … */
  annotations: 100_000,
  issues: 100_000,
  papers: 10_000,
  /** … pieces that are put into a collection or taken out, … */
  pieces: 10_000,
  pages: 10_000,
  /** … files that are added to the library, that hold annotations, and that have columns, … */
  files: 10_000,
  annotationFiles: 1000,
  tags: 200,
  edits: 100_000,
  faces: 40,
  /** … and voices, one a language. */
  voices: 200,
} as const;
