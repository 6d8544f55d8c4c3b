import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decode } from '#core/archive/parse/decode/decode.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const simplified =
  '昨天上午，镇里的渡口重新开放。船工说，水退了以后，石阶要先冲洗，再铺木板。来往的人可以走新修的栈道。\n“等了三天，今天总算能过河了。”一位老人对记者说。\n';
const traditional =
  '昨天上午，鎮裡的渡口重新開放。船工說，水退了以後，石階要先沖洗，再鋪木板。來往的人可以走新修的棧道。\n「等了三天，今天總算能過河了。」一位老人對記者說。\n';
const japanese =
  'きのうの朝、町の渡し場がふたたび開いた。水が引いたあと、石段を洗い、板を敷きなおすという。\n';
const korean =
  '어제 아침 마을의 나루터가 다시 열렸다. 물이 빠진 뒤에 돌계단을 씻고 판자를 다시 깔았다고 한다.\n';
const german =
  'Gestern früh wurde die Fähre wieder eröffnet. Über den Preis müsse man noch reden, heißt es.\n';
const french = 'Hier matin, le bac a été rouvert. Les marches ont été lavées, et déjà l’on passe à pied.\n';

describe('decoding by evidence', () => {
  const encoded: readonly (readonly [string, string, Uint8Array])[] = [
    ['utf-8', simplified, utf8(simplified)],
    ['utf-8', german, utf8(german)],
    ['utf-8-bom', simplified, utf8(`\ufeff${simplified}`)],
    ['utf-16le', simplified, iconv.encode(simplified, 'utf-16le')],
    ['utf-16be', simplified, iconv.encode(simplified, 'utf-16be')],
    ['utf-16le', german, iconv.encode(german, 'utf-16le')],
    ['utf-16be-bom', korean, iconv.encode(`\ufeff${korean}`, 'utf-16be')],
    ['utf-16le-bom', traditional, iconv.encode(`\ufeff${traditional}`, 'utf-16le')],
    ['gb18030', simplified, iconv.encode(simplified, 'gb18030')],
    ['big5', traditional, iconv.encode(traditional, 'big5')],
    ['shift_jis', japanese, iconv.encode(japanese, 'shift_jis')],
    ['euc-kr', korean, iconv.encode(korean, 'euc-kr')],
    ['windows-1252', german, iconv.encode(german, 'windows-1252')],
    ['windows-1252', french, iconv.encode(french, 'windows-1252')],
  ];
  it.each(encoded)('%s', (encoding, text, bytes) => {
    expect(decode(bytes)).toEqual({ text, encoding, truncated: false, damaged: 0 });
  });

  it('never takes valid UTF-8 for anything else', () => {
    const unit = fc.constantFrom('中', '的', 'é', 'ü', 'a', ' ', '\n', '𠮷', 'か', '한', '—');
    fc.assert(
      fc.property(fc.string({ unit, minLength: 1, maxLength: 200 }), (text) => {
        expect(decode(utf8(text))).toEqual({ text, encoding: 'utf-8', truncated: false, damaged: 0 });
      }),
    );
  });

  it('keeps UTF-8 that is cut in the middle of a character, wherever it is cut', () => {
    const bytes = utf8(simplified);
    for (let length = 30; length < bytes.length; length++) {
      const decoded = decode(bytes.subarray(0, length));
      expect(decoded?.encoding).toBe('utf-8');
      const text = decoded?.text ?? '';
      expect(decoded?.truncated).toBe(text.endsWith('\ufffd'));
      expect(simplified.startsWith(decoded?.truncated ? text.slice(0, -1) : text)).toBe(true);
    }
  });

  it('keeps GB18030 and UTF-16 that are cut in the middle of a character', () => {
    const gb = decode(iconv.encode(simplified, 'gb18030').subarray(0, 61));
    expect(gb).toMatchObject({ encoding: 'gb18030', truncated: true });
    const wide = decode(iconv.encode(simplified, 'utf-16le').subarray(0, 61));
    expect(wide).toMatchObject({ encoding: 'utf-16le', truncated: true });
    expect(wide?.text.slice(0, -1)).toBe(simplified.slice(0, 30));
  });

  it('counts damaged characters in a file that is UTF-8 otherwise', () => {
    const bytes = utf8(simplified.repeat(3));
    bytes[4] = 0xff;
    const decoded = decode(bytes);
    expect(decoded).toMatchObject({ encoding: 'utf-8', truncated: false });
    expect(decoded?.damaged).toBeGreaterThan(0);
  });

  const binaries: readonly (readonly [string, Uint8Array])[] = [
    ['a PDF', utf8('%PDF-1.7\n1 0 obj\nendobj\n')],
    ['a ZIP', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0])],
    ['a PNG', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13])],
    ['a JPEG', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46])],
    ['zeros', new Uint8Array(2000)],
    ['control characters', Uint8Array.from({ length: 2000 }, (_, index) => (index * 7) % 31)],
    ['noise', Uint8Array.from({ length: 4000 }, (_, index) => ((index * index * 31) ^ (index * 17)) & 0xff)],
  ];
  it.each(binaries)('takes %s for no text', (_, bytes) => {
    expect(decode(bytes)).toBeNull();
  });

  it('answers for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const decoded = decode(bytes);
        expect(decoded === null || decoded.text.length <= bytes.length + 1).toBe(true);
      }),
    );
  });
});
