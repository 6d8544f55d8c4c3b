/** What is wrong with an XML document. The message goes on after the file's name: `… is nested …, line 12`. */
export class XmlError extends Error {
  readonly code: 'malformed' | 'truncated' | 'tooDeep' | 'tooLarge';
  /** Counted from 1; null where the whole document is meant. */
  readonly line: number | null;

  constructor(code: XmlError['code'], what: string, line: number | null = null) {
    super(line === null ? what : `${what} (line ${line})`);
    this.name = 'XmlError';
    this.code = code;
    this.line = line;
  }
}
