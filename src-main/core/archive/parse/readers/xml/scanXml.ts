import { decodeEntities } from './entities.ts';
import { XmlError } from './xmlError.ts';

/** Attributes as written, prefixes included (`xlink:href`); see `attributeOf` for a look-up by local name. */
export type XmlAttributes = Readonly<Record<string, string>>;

/** What a scan tells of a document, in its order. Names come without their prefix. */
export interface XmlHandler {
  open(name: string, attributes: XmlAttributes, prefix: string | null): void;
  close?(name: string): void;
  /** Character data with its entities decoded; one stretch may come in several calls. */
  text?(text: string): void;
  /** The document uses an entity of its own; `&name;` stays in the text as it is written. */
  unknownEntity?(name: string): void;
}

/** Deeper than any format for newspapers; beyond it a file is hostile or broken. */
export const maximumDepth = 1000;
/** UTF-16 units. The largest newspaper pages have a hundredth of it. */
export const maximumLength = 64 * 1024 * 1024;
const maximumAttributes = 1000;

const slash = 0x2f;
const bang = 0x21;
const question = 0x3f;
const equals = 0x3d;
const greater = 0x3e;
const quote = 0x22;
const apostrophe = 0x27;

/**
 * Reads XML 1.0 from a string and reports it as it goes, without building anything: for pages of words
 * that are too many for a tree. Document types are skipped unread, so that no entities are expanded but
 * the five of XML and the numeric ones (any other stays in the text as written), and nothing is ever
 * fetched. Depth and sizes are bounded. A bare `&`
 * or a `<` inside a value is taken for the character itself, as careless exporters mean it; anything else
 * that is not well formed throws XmlError, after what was read until then has been reported.
 */
export function scanXml(text: string, handler: XmlHandler): void {
  if (text.length > maximumLength) {
    throw new XmlError('tooLarge', `is larger than ${maximumLength / 1024 / 1024} MB`);
  }
  new Scan(text, handler).run();
}

/** A name of an element as written, taken apart once for all its occurrences. */
interface QualifiedName {
  readonly local: string;
  readonly prefix: string | null;
}

class Scan {
  private at = 0;
  private readonly text: string;
  private readonly handler: XmlHandler;
  private readonly open: string[] = [];
  private readonly names = new Map<string, QualifiedName>();
  private roots = 0;

  constructor(text: string, handler: XmlHandler) {
    this.text = text;
    this.handler = handler;
  }

  run(): void {
    const { text } = this;
    if (text.charCodeAt(0) === 0xfeff) this.at = 1;
    while (this.at < text.length) {
      const next = text.indexOf('<', this.at);
      const end = next < 0 ? text.length : next;
      if (end > this.at) this.characters(text.slice(this.at, end));
      this.at = end;
      if (next < 0) break;
      const mark = text.charCodeAt(next + 1);
      if (mark === slash) this.closeTag();
      else if (mark === bang) this.declaration();
      else if (mark === question) this.skip('?>', 'a processing instruction');
      else this.openTag();
    }
    const unclosed = this.open.at(-1);
    if (unclosed !== undefined) throw this.error('truncated', `ends inside <${unclosed}>`);
    if (this.roots === 0) throw this.error('malformed', 'holds no element');
  }

  private characters(raw: string): void {
    if (this.open.length === 0) {
      if (raw.trim() !== '') throw this.error('malformed', 'has text outside its root element');
      return;
    }
    this.handler.text?.(decodeEntities(raw, this.unknownEntity));
  }

  private closeTag(): void {
    const { text } = this;
    const end = text.indexOf('>', this.at);
    if (end < 0) throw this.error('truncated', 'ends inside a tag');
    const name = text.slice(this.at + 2, end).trimEnd();
    const expected = this.open.pop();
    if (name !== expected) {
      throw this.error(
        'malformed',
        expected === undefined
          ? `closes <${name}> before opening it`
          : `closes <${expected}> with </${name}>`,
      );
    }
    this.at = end + 1;
    this.handler.close?.(this.qualified(name).local);
  }

  private declaration(): void {
    const { text, at } = this;
    if (text.startsWith('<!--', at)) this.skip('-->', 'a comment', 4);
    else if (text.startsWith('<![CDATA[', at)) {
      if (this.open.length === 0) throw this.error('malformed', 'has text outside its root element');
      const end = text.indexOf(']]>', at);
      if (end < 0) throw this.error('truncated', 'ends inside a CDATA section');
      this.handler.text?.(text.slice(at + 9, end));
      this.at = end + 3;
    } else if (text.startsWith('<!DOCTYPE', at) && this.open.length === 0) this.skipDocumentType();
    else throw this.error('malformed', 'has a declaration where there can be none');
  }

  private skip(end: string, what: string, from = 2): void {
    const found = this.text.indexOf(end, this.at + from);
    if (found < 0) throw this.error('truncated', `ends inside ${what}`);
    this.at = found + end.length;
  }

  /** Nothing in a document type is read: no entity, no default, no address. */
  private skipDocumentType(): void {
    const { text } = this;
    const pattern = /"[^"]*"|'[^']*'|<!--|<\?|[[\]>]/gu;
    pattern.lastIndex = this.at;
    let subset = 0;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      const closing = match[0] === '<!--' ? '-->' : match[0] === '<?' ? '?>' : null;
      if (closing !== null) {
        // Sought once: a pattern would look through the rest of the file at every beginning.
        const end = text.indexOf(closing, pattern.lastIndex);
        if (end < 0) break;
        pattern.lastIndex = end + closing.length;
      } else if (match[0] === '[') subset++;
      else if (match[0] === ']') subset--;
      else if (match[0] === '>' && subset <= 0) {
        this.at = pattern.lastIndex;
        return;
      }
    }
    throw this.error('truncated', 'ends inside its document type');
  }

  private openTag(): void {
    const { text } = this;
    const from = this.at + 1;
    let at = from;
    while (isNameUnit(text.charCodeAt(at))) at++;
    if (at === from) throw this.error('malformed', 'has a “<” that opens no tag');
    const name = text.slice(from, at);
    const attributes: Record<string, string> = {};
    let count = 0;
    for (;;) {
      while (text.charCodeAt(at) <= 0x20) at++;
      const unit = text.charCodeAt(at);
      if (unit === greater || unit === slash) break;
      const nameFrom = at;
      while (isNameUnit(text.charCodeAt(at))) at++;
      if (Number.isNaN(unit) || at >= text.length) throw this.error('truncated', 'ends inside a tag');
      if (at === nameFrom) throw this.error('malformed', `has a stray character in <${name}>`);
      const key = text.slice(nameFrom, at);
      while (text.charCodeAt(at) <= 0x20) at++;
      if (text.charCodeAt(at) !== equals)
        throw this.error('malformed', `gives “${key}” in <${name}> no value`);
      at++;
      while (text.charCodeAt(at) <= 0x20) at++;
      const mark = text.charCodeAt(at);
      if (mark !== quote && mark !== apostrophe) {
        throw this.error('malformed', `gives “${key}” in <${name}> a value without quotes`);
      }
      const end = text.indexOf(mark === quote ? '"' : "'", at + 1);
      if (end < 0) throw this.error('truncated', 'ends inside a value');
      this.at = at;
      attributes[key] = decodeEntities(text.slice(at + 1, end), this.unknownEntity);
      at = end + 1;
      if (++count > maximumAttributes) {
        throw this.error('tooLarge', `has more than ${maximumAttributes} attributes in <${name}>`);
      }
    }
    const empty = text.charCodeAt(at) === slash;
    if (empty && text.charCodeAt(at + 1) !== greater) {
      throw this.error('malformed', `has a stray “/” in <${name}>`);
    }
    this.at = at + (empty ? 2 : 1);
    this.enter(name, attributes, empty);
  }

  private enter(name: string, attributes: XmlAttributes, empty: boolean): void {
    if (this.open.length === 0 && this.roots++ > 0) {
      throw this.error('malformed', 'has more than one root element');
    }
    if (this.open.length >= maximumDepth) {
      throw this.error('tooDeep', `is nested more than ${maximumDepth.toLocaleString('en')} levels deep`);
    }
    const { local, prefix } = this.qualified(name);
    this.handler.open(local, attributes, prefix);
    if (empty) this.handler.close?.(local);
    else this.open.push(name);
  }

  private qualified(name: string): QualifiedName {
    const known = this.names.get(name);
    if (known) return known;
    const colon = name.indexOf(':');
    const taken =
      colon < 0
        ? { local: name, prefix: null }
        : { local: name.slice(colon + 1), prefix: name.slice(0, colon) };
    this.names.set(name, taken);
    return taken;
  }

  private readonly unknownEntity = (name: string): string => {
    this.handler.unknownEntity?.(name);
    return `&${name};`;
  };

  private error(code: XmlError['code'], what: string): XmlError {
    let line = 1;
    for (let at = this.text.indexOf('\n'); at >= 0 && at < this.at; at = this.text.indexOf('\n', at + 1))
      line++;
    return new XmlError(code, what, line);
  }
}

/** Everything but white space and the marks of a tag; stricter rules would only refuse what can be read. */
function isNameUnit(unit: number): boolean {
  return (
    (unit >= 0x61 && unit <= 0x7a) ||
    (unit >= 0x41 && unit <= 0x5a) ||
    (unit >= 0x30 && unit <= 0x3a) ||
    unit === 0x2d ||
    unit === 0x2e ||
    unit === 0x5f ||
    unit >= 0x80
  );
}
