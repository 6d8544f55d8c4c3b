const most = 40;

/** The beginning of a passage, to name its annotation by. */
export function shortened(text: string): string {
  const characters = [...text];
  return characters.length > most ? `${characters.slice(0, most).join('')}…` : text;
}
