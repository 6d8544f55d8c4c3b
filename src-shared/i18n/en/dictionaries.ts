/** Looking words up, and the dictionaries that a person has put in. */
export const enDictionaries = {
  'dictionary.add': 'How to put one in',
  'dictionary.close': 'Close the dictionary',
  'dictionary.folder': 'Open the folder',
  'dictionary.how':
    'Put StarDict dictionaries (.ifo, .idx, .dict or .dict.dz) or CC-CEDICT (.u8, .txt, .gz) into this folder, also in folders of their own. They are read offline.',
  'dictionary.lookUp': 'Look up',
  'dictionary.name': 'Dictionary',
  'dictionary.none': 'There are no dictionaries yet.',
  'dictionary.noSelection': 'Select a word, or click into it, to look it up.',
  'dictionary.notFound': 'Not in your dictionaries.',
  'dictionary.problem.badPacking': 'A packed file is damaged, or too large unpacked.',
  'dictionary.problem.cutIndex': 'The index is cut off: the file was not copied in full.',
  'dictionary.problem.noIndex': 'The .idx file is missing beside it.',
  'dictionary.problem.noText': 'The .dict or .dict.dz file is missing beside it.',
  'dictionary.problem.notCedict':
    'This is not CC-CEDICT: its lines do not read “Traditional Simplified [pin1 yin1] /sense/”.',
  'dictionary.problem.notPacked': 'The .dict.dz file is not packed by gzip.',
  'dictionary.problem.notStarDict': 'The .ifo file does not begin as one of StarDict does.',
  'dictionary.problem.unknownOffsets': 'The .ifo file names offsets that are neither of 32 nor of 64 bits.',
  'dictionary.problem.unreadable': 'The file cannot be read.',
  'dictionary.reading': 'Looking up…',
  'dictionary.title': 'Dictionaries',
  'dictionary.words_one': '{{count}} word',
  'dictionary.words_other': '{{count}} words',
  'help.key.lookUp': 'Look it up, or the word at the caret',
} as const;
