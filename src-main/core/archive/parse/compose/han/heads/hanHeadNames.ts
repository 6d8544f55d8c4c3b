import type { NamedSource } from './hanCredit.ts';
import { readBylineLine } from './hanCredit.ts';
import { startsWithSurname } from './hanSurnames.ts';

const person = /^\p{Script=Han}{2,4}$/u;
/** An office or place of work before a name, as authors of invited pieces are introduced. */
const office =
  /^(?<role>\p{Script=Han}{2,30}(?:长|主任|书记|委员|代表|教授|院士|研究员|总统|总理|主席|经理|总裁|秘书|大使|司令|政委|公司|大学|学院|局|部|市|县|省|村|医院|研究所|研究院))[ \u3000]?(?<name>\p{Script=Han}{2,4})$/u;
/** `本报记者温宪`, `新华社驻京记者 甲 乙`, `本报评论员`, without a space before the names. */
const staff =
  /^(?:[-—]*)(?<role>(?:本报|本報|新华社|新華社|本刊|人民日报|\p{Script=Han}{2,6}(?:社|报|台|网))?(?:驻\p{Script=Han}{2,10})?(?:首席|高级|特约|见习|实习)?(?:记者|記者|通讯员|通訊員|评论员|評論員|特派员|撰稿人))[ \u3000]?(?<names>[\p{Script=Han}、 \u3000]{0,30})$/u;
const bodies = /^\p{Script=Han}{4,24}(?:研究院|研究所|研究室|课题组|编写组|调查组|编辑部|委员会|办公室)$/u;

/**
 * The names in a line right under a headline, where more than in other places may be taken for one: bare
 * names (also run together: 甲某某乙某某), staff without a space, a person with office, a body of authors. Null
 * for any other line. Offsets are UTF-16 in the line.
 */
export function readHeadNames(line: string): NamedSource[] | null {
  const known = readBylineLine(line);
  if (known) return known;
  if (line.length > 40 || /[。，！？；：“”《》（）()]/u.test(line)) return null;
  const match = staff.exec(line);
  if (match?.groups) {
    const names = match.groups.names ?? '';
    const role = (match.groups.role ?? '').replace(/^本[报報刊]/u, '');
    if (names.trim() === '') return [];
    return namesIn(names, line.lastIndexOf(names), role);
  }
  if (bodies.test(line)) return [{ name: line, role: null, start: 0, end: line.length }];
  const bare = namesIn(line, 0, null);
  if (bare) return bare;
  const invited = office.exec(line)?.groups;
  if (!invited?.name || !invited.role || !startsWithSurname(invited.name)) return null;
  const start = line.lastIndexOf(invited.name);
  return [{ name: invited.name, role: invited.role, start, end: start + invited.name.length }];
}

/** A name of two to four characters, or of parts with a dot between them, whatever the family's name. */
const anyPerson = /^(?:\p{Script=Han}{2,4}|\p{Script=Han}{1,8}(?:[·•・]\p{Script=Han}{1,8})+)$/u;
const mostPersons = 6;

/**
 * As `readHeadNames`. Where a type of its own or its place sets the line apart from the text (`isApart`), people
 * with rare family names are named there too.
 */
export function readNamesUnderHead(line: string, isApart: boolean): NamedSource[] | null {
  const known = readHeadNames(line);
  if (known || !isApart) return known;
  const words = wordsOf(line);
  if (words.length > mostPersons || !words.every(({ name }) => anyPerson.test(name))) return null;
  return words.map((word) => ({ ...word, role: null }));
}

/** Names apart or run together; null when something else is there as well. */
function namesIn(text: string, offset: number, role: string | null): NamedSource[] | null {
  const found: NamedSource[] = [];
  for (const { name: word, start, end } of wordsOf(text)) {
    if (end - start > word.length) {
      if (!startsWithSurname(word)) return null;
      found.push({ name: word, role, start: offset + start, end: offset + end });
      continue;
    }
    const names = splitNames(word);
    if (!names) return null;
    let at = offset + start;
    for (const name of names) {
      found.push({ name, role, start: at, end: at + name.length });
      at += name.length;
    }
  }
  return found.length > 0 ? found : null;
}

/** The words of a line of names; a name of two characters that is set with a space in it (甲 某) is one. */
function wordsOf(text: string): { readonly name: string; readonly start: number; readonly end: number }[] {
  return Array.from(
    text.matchAll(/(?<![^ \u3000、])\p{Script=Han}[ \u3000]+\p{Script=Han}(?![^ \u3000、])|[^ \u3000、]+/gu),
    (match) => ({
      name: match[0].replace(/[ \u3000]/gu, ''),
      start: match.index,
      end: match.index + match[0].length,
    }),
  );
}

/** 丁某某李某某 as its names: three characters each where that works out, else two. */
function splitNames(text: string): string[] | null {
  if (text === '') return [];
  if (/[的了在是和与之有不为]/u.test(text) || text.length > 12) return null;
  if (/^\p{Script=Han}{1,6}[·•・]\p{Script=Han}{1,8}$/u.test(text)) return [text];
  if (!startsWithSurname(text)) return null;
  if (text.length <= 4 && text.length !== 4 && person.test(text)) return [text];
  for (const length of [3, 2, 4]) {
    if (text.length < length) continue;
    const rest = splitNames(text.slice(length));
    if (rest) return [text.slice(0, length), ...rest];
  }
  return null;
}
