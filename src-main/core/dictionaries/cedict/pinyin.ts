const marks = { a: 'āáǎà', e: 'ēéěè', i: 'īíǐì', o: 'ōóǒò', u: 'ūúǔù', ü: 'ǖǘǚǜ' } as const;
const syllable = /([A-Za-zü]+)([1-5])/g;

/**
 * Pinyin with its tones written over the vowels, of CC-CEDICT's numbers: `lu:4 shi1` → `lǜ shī`. The mark
 * stands over a or e, over the o of ou, else over the last vowel (GB/T 16159-2012).
 */
export function pinyinWithTones(numbered: string): string {
  return numbered
    .replaceAll('u:', 'ü')
    .replaceAll('U:', 'Ü')
    .replace(syllable, (_, letters: string, tone: string) => withTone(letters, Number(tone)));
}

function withTone(letters: string, tone: number): string {
  const small = letters.toLowerCase();
  const at = [small.search(/[ae]/), small.indexOf('ou'), small.search(/[iouü][^iouü]*$/)].find((i) => i >= 0);
  const vowel = at === undefined ? undefined : small.charAt(at);
  if (at === undefined || tone === 5 || vowel === undefined || !(vowel in marks)) return letters;
  const marked = marks[vowel as keyof typeof marks].charAt(tone - 1);
  const isCapital = letters.charAt(at) !== vowel;
  return letters.slice(0, at) + (isCapital ? marked.toUpperCase() : marked) + letters.slice(at + 1);
}
