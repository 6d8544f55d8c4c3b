import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSource } from '#core/archive/parse/readers/index.ts';
import { mhtmlReader } from '#core/archive/parse/readers/mhtml/mhtml.ts';
import { partsOf } from '#core/archive/parse/readers/mhtml/parts.ts';
import { memorySource, outline, readWith, refusal } from '../support.ts';

const paragraph =
  '渡口今晨重新开放，石阶已经清洗完毕，居民在堤上排队等候首班渡轮。渡口所长说，今后每日清晨六时起摆渡，收费照旧。';
const html = (charset: string, headline = '渡口重新开放') =>
  `<!DOCTYPE html><html><head><meta charset="${charset}"><title>${headline}_马洛晚报</title><meta property="article:published_time" content="2020-12-14"></head><body><div class="nav"><a href="/">首页</a></div><article><h1>${headline}</h1><p>${paragraph}</p><p>${paragraph}</p></article><script>document.title = 'x'</script></body></html>`;

function quotedPrintable(text: string): string {
  const bytes = Array.from(new TextEncoder().encode(text), (byte) =>
    byte >= 0x21 && byte <= 0x7e && byte !== 0x3d
      ? String.fromCharCode(byte)
      : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  );
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += 24) lines.push(bytes.slice(at, at + 24).join(''));
  return lines.join('=\r\n');
}

const part = (headers: readonly string[], body: string) => ['--mark', ...headers, '', body].join('\r\n');

const saved = (...parts: readonly string[]) =>
  [
    'From: <Saved by Blink>',
    'Snapshot-Content-Location: https://paper.example/2020/ferry.html',
    'Subject: =?utf-8?Q?=E6=B8=A1?=',
    'Date: Tue, 15 Dec 2020 08:00:00 -0000',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related;',
    '\ttype="text/html";',
    '\tboundary="mark"',
    '',
    '',
    ...parts,
    '--mark--',
    '',
  ].join('\r\n');

const page = part(
  ['Content-Type: text/html', 'Content-ID: <frame-1@mhtml>', 'Content-Transfer-Encoding: quoted-printable'],
  quotedPrintable(html('utf-8')),
);
const picture = part(['Content-Type: image/png', 'Content-Transfer-Encoding: base64'], 'iVBORw0KGgo=');

describe('pages saved as one file', () => {
  it('are read like the page, with its date and paper, not the day of saving', async () => {
    const [result] = await readWith(mhtmlReader, { 'ferry.mhtml': saved(page, picture) });
    expect(result && outline(result)).toEqual([
      ['headline', '渡口重新开放'],
      ['paragraph', paragraph],
      ['paragraph', paragraph],
    ]);
    expect(result?.fields).toMatchObject({ date: '2020-12-14', title: '马洛晚报' });
    expect(result?.text).not.toContain('document.title');
  });

  it('are told by their content, whatever their name', async () => {
    const [result] = await readSource(memorySource({ 'ferry.txt': saved(picture, page) }));
    expect(result?.format).toBe('mhtml');
  });

  it('are read from Base64 and with frames, the starting page first', async () => {
    const frame = part(
      ['Content-Type: text/html; charset="utf-8"', 'Content-Transfer-Encoding: base64'],
      Buffer.from(html('utf-8', '灯塔换上新灯')).toString('base64').replace(/.{76}/gu, '$&\r\n'),
    );
    const empty = part(['Content-Type: text/html'], '<html><body></body></html>');
    const text = saved(frame, empty, page).replace(
      'type="text/html";',
      'type="text/html"; start="<frame-1@mhtml>";',
    );
    const [result] = await readWith(mhtmlReader, { 'ferry.mht': text });
    expect(result?.blocks.filter(({ role }) => role === 'headline').map(({ text: line }) => line)).toEqual([
      '渡口重新开放',
      '灯塔换上新灯',
    ]);
  });

  it('give what stands before the end where they are cut off', async () => {
    const whole = saved(page);
    const [result] = await readWith(mhtmlReader, { 'ferry.mht': whole.slice(0, whole.length - 400) });
    expect(result?.blocks[0]?.text).toBe('渡口重新开放');
  });

  it('are refused with one sentence where there is no page in them', async () => {
    expect(await refusal(() => readWith(mhtmlReader, { 'ferry.mht': saved(picture) }))).toBe(
      'ferry.mht is a saved page in which there is no HTML, or it is cut off; save the page again.',
    );
  });

  it('do not claim a text that begins like a letter', async () => {
    const [result] = await readSource(
      memorySource({ 'letter.txt': 'From: the Editor\n\nThe pier was repaired.\n' }),
    );
    expect(result?.format).toBe('text');
  });
});

describe('the parts of a message', () => {
  it('are what was put in, in either encoding, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (bytes, isBase64) => {
        const encoded = isBase64
          ? Buffer.from(bytes).toString('base64').replace(/.{76}/gu, '$&\r\n')
          : Array.from(bytes, (byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)
              .join('')
              .replace(/.{72}/gu, '$&=\r\n');
        const encoding = isBase64 ? 'base64' : 'quoted-printable';
        const message = saved(part([`Content-Transfer-Encoding: ${encoding}`], encoded), picture);
        const [first] = partsOf(new TextEncoder().encode(message));
        const found = Buffer.from(first?.bytes ?? []);
        // The line break before the boundary belongs to the boundary.
        expect(isBase64 ? found : found.subarray(0, found.length - 2)).toEqual(Buffer.from(bytes));
      }),
    );
  });

  it('never make the reader fail', () => {
    const noise = fc.string({
      unit: fc.constantFrom('--mark', '\r\n', '\n', '=', '=E6', '--', 'Content-Type: ', ': ', 'a'),
      maxLength: 60,
    });
    fc.assert(fc.property(noise, (body) => void partsOf(new TextEncoder().encode(saved(body)))));
  });
});
