import type { Chance } from '../chance.ts';
import { mutateBytes } from './bytes.ts';
import { mutateJson } from './json.ts';
import { mutateMarkup } from './markup.ts';
import { mutateZip } from './packed.ts';
import { changeNumber, mutateText } from './text.ts';

/** A file that is another: now and then by its bytes alone, mostly by what its format is made of. */
export function mutateFile(name: string, bytes: Uint8Array, chance: Chance): Uint8Array {
  if (bytes.length === 0 || chance.often(0.2)) return mutateBytes(bytes, chance);
  const ending = /\.(\w+)$/u.exec(name)?.[1]?.toLowerCase() ?? '';
  if (/^(?:xml|x?html?|hocr|opf|svg|alto|mets|tei)$/u.test(ending)) return mutateMarkup(bytes, chance);
  if (/^(?:json|jsonld)$/u.test(ending))
    return chance.often(0.8) ? mutateJson(bytes, chance) : mutateText(bytes, chance);
  if (/^(?:zip|epub)$/u.test(ending)) return mutateZip(bytes, chance, mutateFile);
  if (ending === 'pdf') return mutatePdf(bytes, chance);
  if (/^(?:txt|md|csv|tsv|mhtml?|ifo|u8)$/u.test(ending)) return mutateText(bytes, chance);
  return mutateBytes(bytes, chance);
}

/** Numbers and names of a PDF, whose offsets then lie, as they do in files that were cut off. */
function mutatePdf(bytes: Uint8Array, chance: Chance): Uint8Array {
  let text = Buffer.from(bytes).toString('latin1');
  for (let count = 1 + chance.below(4); count > 0; count--) {
    if (chance.often(0.6)) text = changeNumber(text, chance);
    else {
      const names = [...text.matchAll(/\/[A-Za-z][A-Za-z0-9]*/gu)];
      if (names.length === 0) break;
      const { 0: name, index } = chance.of(names);
      text = text.slice(0, index) + chance.of(names)[0] + text.slice(index + name.length);
    }
  }
  return new Uint8Array(Buffer.from(text, 'latin1'));
}
