import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UnreadableFileError } from '#core/archive/parse/readers/reader.ts';
import { decodeXml } from '#core/archive/parse/readers/xml/decodeXml.ts';
import {
  attributeOf,
  childOf,
  parseXml,
  parseXmlFile,
  textOf,
  type XmlElement,
  type XmlNode,
} from '#core/archive/parse/readers/xml/parseXml.ts';
import { maximumDepth, scanXml } from '#core/archive/parse/readers/xml/scanXml.ts';
import { XmlError } from '#core/archive/parse/readers/xml/xmlError.ts';
import type { Warning } from '#shared/model/issue.ts';

function refused(text: string): string {
  try {
    parseXmlFile('Paper/page.xml', text);
  } catch (error) {
    if (error instanceof UnreadableFileError) return error.message;
    throw error;
  }
  throw new Error('The file was read.');
}

describe('the XML parser', () => {
  it('reads elements, attributes, text, entities, CDATA and leaves comments and instructions out', () => {
    const root = parseXml(
      `\ufeff<?xml version="1.0"?>\n<!-- a > b --><p:a xlink:href='x.xml' ID="1 &lt; 2">\r\n<b/>T&#xE9;st&amp;<![CDATA[<&x;>]]><?do it?> end</p:a>\n`,
    );
    expect(root.name).toBe('a');
    expect(root.prefix).toBe('p');
    expect(attributeOf(root, 'ID')).toBe('1 < 2');
    expect(attributeOf(root, 'href')).toBe('x.xml');
    expect(attributeOf(root, 'ref')).toBeNull();
    expect(childOf(root, 'b')?.children).toEqual([]);
    expect(textOf(root).trim()).toBe('Tést&<&x;> end');
  });

  it('expands nothing of a billion laughs and says so', () => {
    const laughs = `<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol1 "&lol;&lol;&lol;"><!ENTITY lol2 "&lol1;&lol1;">]>\n<lolz>&lol2;</lolz>`;
    const warnings: Warning[] = [];
    const root = parseXmlFile('page.xml', laughs, warnings);
    expect(textOf(root)).toBe('&lol2;');
    expect(warnings.map(({ code }) => code)).toEqual(['unknownEntities']);
    expect(warnings[0]?.message).toContain('page.xml uses &lol2;');
  });

  it('fetches no external entity and no external document type', () => {
    const text = `<!DOCTYPE a SYSTEM "http://127.0.0.1:9/x.dtd" [<!ENTITY secret SYSTEM "file:///etc/passwd"> <!-- ]> --> ]><a>&secret;</a>`;
    expect(textOf(parseXml(text))).toBe('&secret;');
  });

  it('refuses what is nested 10,000 levels deep in one sentence', () => {
    const text = '<d>'.repeat(10_000) + '</d>'.repeat(10_000);
    expect(refused(text)).toBe(
      'Paper/page.xml cannot be read as XML: it is nested more than 1,000 levels deep (line 1); replace it with a sound copy.',
    );
    const allowed = '<d>'.repeat(maximumDepth) + '</d>'.repeat(maximumDepth);
    expect(parseXml(allowed).name).toBe('d');
  });

  it('refuses more elements than fit into memory', () => {
    expect(refused(`<r>${'<e/>'.repeat(4_000_001)}</r>`)).toContain('has more than 4,000,000 elements');
  });

  it.each([
    ['<a><b></a>', 'closes <b> with </a>'],
    ['<a>\n<b>text', 'ends inside <b> (line 2)'],
    ['<a b="1', 'ends inside a value'],
    ['<a b=1/>', 'a value without quotes'],
    ['<a/><b/>', 'more than one root element'],
    ['<a/>text', 'text outside its root element'],
    ['plain text', 'text outside its root element'],
    ['', 'holds no element'],
    ['<a>1 < 2</a>', 'a “<” that opens no tag'],
    ['</a>', 'closes <a> before opening it'],
    ['<a><!-- never closed</a>', 'ends inside a comment'],
    ['<!DOCTYPE a [<!ENTITY b "', 'ends inside its document type'],
  ])('says what is wrong with %j', (text, what) => {
    expect(refused(text)).toContain(what);
  });

  it('takes a bare & and a < in a value for the characters they are', () => {
    const root = parseXml('<a b="Smith & Co < 3">R&D; AT&T</a>');
    expect(root.attributes.b).toBe('Smith & Co < 3');
    expect(textOf(root)).toBe('R&D; AT&T');
  });

  it('replaces references to no character', () => {
    expect(textOf(parseXml('<a>&#0;&#xD800;&#99999999;&#x1F600;</a>'))).toBe('\ufffd\ufffd\ufffd😀');
  });

  it('reports what it read before it finds the end missing', () => {
    const seen: string[] = [];
    expect(() => scanXml('<a><b/><c>', { open: (name) => seen.push(name) })).toThrow(XmlError);
    expect(seen).toEqual(['a', 'b', 'c']);
  });

  it('gives back any document that is written out', () => {
    const name = fc.stringMatching(/^[a-zA-Z_][\w.-]{0,5}$/u);
    const value = fc.string({ unit: 'grapheme' });
    const element: fc.Memo<XmlElement> = fc.memo((depth) =>
      fc.record({
        name,
        prefix: fc.constant(null),
        attributes: fc.dictionary(name, value, { maxKeys: 3, noNullPrototype: true }),
        children: depth <= 1 ? fc.constant([]) : fc.array(node(depth), { maxLength: 4 }),
      }),
    );
    const node = (depth: number): fc.Arbitrary<XmlNode> => fc.oneof(value, element(depth - 1));
    fc.assert(
      fc.property(element(4), (written) => {
        expect(parseXml(write(written))).toEqual(merged(written));
      }),
    );
  });

  it('never hangs and never throws anything but its own error', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('<', '>', '/', 'a', '"', '&', ';', '!', '[', ']', '-', '?', ' ', '=')),
        (parts) => {
          try {
            parseXml(parts.join(''));
          } catch (error) {
            expect(error).toBeInstanceOf(XmlError);
          }
        },
      ),
    );
  });
});

const escaped = (text: string) =>
  text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/"/gu, '&quot;').replace(/>/gu, '&gt;');

function write(node: XmlNode): string {
  if (typeof node === 'string') return escaped(node);
  const attributes = Object.entries(node.attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  return `<${node.name}${attributes.join('')}>${node.children.map(write).join('')}</${node.name}>`;
}

/** Neighbouring texts are one. */
function merged(element: XmlElement): XmlElement {
  const children: XmlNode[] = [];
  for (const child of element.children) {
    const last = children.at(-1);
    if (typeof child !== 'string') children.push(merged(child));
    else if (child !== '' && typeof last === 'string') children[children.length - 1] = last + child;
    else if (child !== '') children.push(child);
  }
  return { ...element, children };
}

describe('the encoding of an XML file', () => {
  const declared = (label: string) => `<?xml version="1.0" encoding="${label}"?><a>Zürich</a>`;

  it('believes the declaration where the bytes are not UTF-8', () => {
    const bytes = Buffer.from(declared('ISO-8859-1'), 'latin1');
    expect(decodeXml(bytes)).toMatchObject({ text: declared('ISO-8859-1'), encoding: 'windows-1252' });
  });

  it('believes the bytes where they are UTF-8 and the declaration is forgotten', () => {
    const bytes = Buffer.from(declared('ISO-8859-1'), 'utf8');
    expect(decodeXml(bytes)).toMatchObject({ text: declared('ISO-8859-1'), encoding: 'utf-8' });
  });

  it('reads UTF-16 and byte order marks', () => {
    const text = declared('UTF-16');
    expect(decodeXml(Buffer.from(`\ufeff${text}`, 'utf16le'))?.text).toBe(text);
  });
});
