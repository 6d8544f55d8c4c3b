/** So many characters name an annotation. */
const usual = 40;

/** The beginning of a text, to name what it is the text of. */
export function shortened(text: string, most = usual): string {
  const characters = [...text];
  return characters.length > most ? `${characters.slice(0, most).join('')}…` : text;
}
