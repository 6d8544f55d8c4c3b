/**
 * What stands on one line though the rules of Unicode let it be broken (UAX 14): the dot between two names stays
 * with the one before it, and an upright number of full-width digits stays whole.
 */
const letter = '[０-９Ａ-Ｚａ-ｚ]';
const joint = `(?:[．：／·](?=${letter})|，(?=[０-９]{3}(?![０-９])))`;
const numbers = new RegExp(`(${letter}(?:${joint}?${letter})+[％‰℃]?)`, 'u');
const joints = new RegExp(`(${letter}(?:${joint}${letter})+)`, 'u');
const dots = /(\p{Script=Han}·|[０-９]·)/u;

/** Splits a text into what may be broken and, at every odd index, a number that may not. */
export const splitAtNumbers = (text: string): readonly string[] => text.split(numbers);

/** Splits a number: at every odd index a mark with the digits on its sides. */
export const splitAtJoints = (number: string): readonly string[] => number.split(joints);

/** Splits other text: at every odd index a dot with the letter before it. */
export const splitAtDots = (text: string): readonly string[] => text.split(dots);
