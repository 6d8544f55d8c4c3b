/**
 * Two mixed 32-bit hashes of a text's code units and its length (cyrb53 by bryc, public domain), in base 36. Tells
 * versions of one text apart; no proof against somebody who wants two of them to look alike.
 */
export function fingerprintOf(text: string): string {
  let one = 0xdeadbeef;
  let two = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    one = Math.imul(one ^ unit, 0x9e3779b1);
    two = Math.imul(two ^ unit, 0x5f356495);
  }
  const mixed = [
    Math.imul(one ^ (one >>> 16), 0x85ebca6b) ^ Math.imul(two ^ (two >>> 13), 0xc2b2ae35),
    Math.imul(two ^ (two >>> 16), 0x85ebca6b) ^ Math.imul(one ^ (one >>> 13), 0xc2b2ae35),
    text.length,
  ];
  return mixed.map((hash) => (hash >>> 0).toString(36)).join('.');
}
