/**
 * Evidence for the encodings older than Unicode: how much of a sample, decoded in each, consists of the
 * characters that every text in its language is full of. A wrong choice yields rare characters.
 */

/** The most frequent characters of running text; any text of a few sentences holds many of them. */
const simplified =
  '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日月市区新长全员工记者报讯会议';
const traditional =
  '的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日月市區新長全員工記者報訊會議';
const korean = '이다의는을에가를하고은한로지사기도어리시인으라서그있대자아나수일부정해보전제상장들';

const common: Readonly<Record<string, RegExp>> = {
  gb18030: new RegExp(`[${simplified}，。、：；！？（）“”《》]`, 'gu'),
  big5: new RegExp(`[${traditional}，。、：；！？（）「」《》]`, 'gu'),
  shift_jis: /[\u3041-\u309f\u30a1-\u30fc、。「」]/gu,
  'euc-kr': new RegExp(`[${korean}]`, 'gu'),
};

/** Lead bytes of the frequent half of each character set: GB 2312 level 1, Big5 level 1, JIS level 1, Hangul. */
const frequentLeads: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  gb18030: [
    [0xa1, 0xa3],
    [0xb0, 0xd7],
  ],
  big5: [
    [0xa1, 0xa3],
    [0xa4, 0xc6],
  ],
  shift_jis: [
    [0x81, 0x83],
    [0x88, 0x98],
  ],
  'euc-kr': [
    [0xa1, 0xa3],
    [0xb0, 0xc8],
  ],
};

/** Weight of the byte ranges beside the language: they only decide between texts too short to tell. */
const rangeWeight = 0.1;

/** Share of the characters beyond ASCII that are among the language's most frequent; 0 for broken text. */
export function languageEvidence(encoding: string, sample: Uint8Array): number {
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(sample);
  const pattern = common[encoding];
  if (!pattern) return 0;
  const beyond = text.match(/\P{ASCII}/gu)?.length ?? 0;
  const broken = text.match(/\ufffd/gu)?.length ?? 0;
  if (beyond === 0 || broken > Math.max(1, beyond * 0.01)) return 0;
  return (text.match(pattern)?.length ?? 0) / beyond;
}

/** A small bonus for sequences in the frequent half of the encoding's character set; 0 for broken text. */
export function bytePairEvidence(encoding: string, sample: Uint8Array): number {
  const ranges = frequentLeads[encoding] ?? [];
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(sample);
  if ((text.match(/\ufffd/gu)?.length ?? 0) > 1) return 0;
  let pairs = 0;
  let frequent = 0;
  for (let i = 0; i < sample.length; i++) {
    const lead = sample[i] ?? 0;
    if (lead < 0x80) continue;
    pairs++;
    if (ranges.some(([from, to]) => lead >= from && lead <= to)) frequent++;
    i++;
  }
  return pairs === 0 ? 0 : (rangeWeight * frequent) / pairs;
}

/**
 * Evidence for Windows-1252: bytes beyond ASCII stand alone among ASCII letters, and are letters or
 * typographic marks there. Text in a double-byte encoding has them in long runs.
 */
export function loneByteEvidence(sample: Uint8Array): number {
  let beyond = 0;
  let lone = 0;
  let letters = 0;
  for (let i = 0; i < sample.length; i++) {
    const byte = sample[i] ?? 0;
    if ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)) letters++;
    if (byte < 0x80) continue;
    beyond++;
    const alone = (sample[i - 1] ?? 0x20) < 0x80 && (sample[i + 1] ?? 0x20) < 0x80;
    const printable =
      byte >= 0xc0 || byte === 0xa0 || (byte >= 0x82 && byte <= 0x9c) || (byte >= 0xa1 && byte <= 0xbf);
    if (alone && printable) lone++;
  }
  if (beyond === 0 || letters < beyond) return 0;
  return lone / beyond;
}
