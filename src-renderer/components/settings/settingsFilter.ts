/** Whether words hold everything that was typed, in any order; case and width of letters do not count. */
export function filterOf(typed: string, language: string): (words: string) => boolean {
  const plain = (text: string) => text.normalize('NFKC').toLocaleLowerCase(language);
  const wanted = plain(typed).split(/\s+/u).filter(Boolean);
  return (words) => {
    const held = plain(words);
    return wanted.every((word) => held.includes(word));
  };
}
