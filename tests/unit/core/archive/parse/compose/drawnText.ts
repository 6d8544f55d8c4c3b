/** Invented text in one column, the same for the same seed. */
export function drawText(script: 'latin' | 'han', articles: number, seed = 1): string {
  let state = seed;
  const below = (bound: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
  const list = (least: number, more: number, one: () => string) =>
    Array.from({ length: least + below(more) }, one);
  const word = () => words[below(words.length)] ?? '';
  const sentence = () => `${capital(list(8, 14, word).join(' '))}.`;
  const latinArticle = () => {
    const head = list(4, 3, word).join(' ').toUpperCase();
    const paragraphs = list(2, 3, () => wrap(list(3, 3, sentence).join(' '), 48));
    return [head, ...paragraphs].join('\n\n');
  };
  const han = () => letters.charAt(below(letters.length));
  const clause = () => list(8, 16, han).join('');
  const hanArticle = () => {
    const head = list(9, 5, han).join('');
    return [head, ...list(2, 3, () => `　　${list(3, 3, () => `${clause()}，${clause()}。`).join('')}`)].join(
      '\n',
    );
  };
  const article = script === 'latin' ? latinArticle : hanArticle;
  return `${Array.from({ length: articles }, article).join('\n\n')}\n\n`;
}

const words =
  'the of and to in was is that for with on at by from harbour council meeting market price wheat steamer captain railway minister vote crowd evening morning yesterday reported arrived company church school street fire police judge storm ship cargo letter paper editor town river bridge county farm cattle trade'.split(
    ' ',
  );
const letters =
  '市政府昨日召开会议讨论农业生产问题各地代表参加并提出意见铁路工程进展顺利工人学习技术提高质量学校教师组织参观工厂新建桥梁通车群众欢迎商店供应蔬菜价格稳定医院改善服务天气转冷预防火灾';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function wrap(text: string, width: number): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line.length + word.length + 1 > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}
