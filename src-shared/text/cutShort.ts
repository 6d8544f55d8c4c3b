/** A text of at most so many characters: of a longer one the beginning, then an ellipsis. */
export function cutShort(text: string, most: number): string {
  const characters = [...text];
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : text;
}
