import type { MastheadField } from '#shared/model/issue.ts';
import { readBareLabel, readRunningHead } from './runningHead.ts';

type Fields = Readonly<Partial<Record<MastheadField, string>>>;

/** What stands where nobody filled in a title: a template's word, the name of a file, the name of the field. */
const unfilled =
  /placeholder|^[^\p{L}]*(?:untitled|unknown|undefined|null|none|n\/?a|no title|title|titel|titre|título|titolo|tbd|todo|test|s\. ?[nl]\.|sine nomine|ohne titel|sans titre|zonder titel|sin título|unbekannt|无题|無題|未命名|未知)[^\p{L}]*$|\.(?:xml|pdf|jpe?g|tiff?|jp2|png|indd|qx[dp]|docx?|txt|html?)$|^[^\p{L}]*$/iu;

/**
 * The masthead fields that a format gives as data, without titles that are none: what nobody filled in, and labels that
 * are made of date and number. What such a label says besides the title stands in for what the format does not say.
 */
export function statedNames(fields: Fields): Fields {
  const { title, ...others } = fields;
  if (title === undefined) return fields;
  if (!/\d/u.test(title)) return unfilled.test(title.trim()) ? others : fields;
  const label = readBareLabel(title);
  const head = label ? null : readRunningHead(title);
  if (!label && !head?.date) return unfilled.test(title.trim()) ? others : fields;
  const said = (field: MastheadField) =>
    (label ?? head?.pieces ?? []).find((piece) => piece.field === field)?.value;
  const [date, issueNumber] = [said('date'), said('issueNumber')];
  return {
    ...(date !== undefined && { date }),
    ...(issueNumber !== undefined && { issueNumber }),
    ...others,
    ...(head && { title: head.title }),
  };
}
