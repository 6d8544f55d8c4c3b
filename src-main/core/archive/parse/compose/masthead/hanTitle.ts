/** A line that could be the paper's title. */
export interface TitleCandidate {
  readonly text: string;
  /** It stands among masthead fields. */
  readonly inMasthead: boolean;
  /** The next line is running text, so that this one could be its headline. */
  readonly beforeBody: boolean;
  /** Position among the lines of the file. */
  readonly order: number;
}

export interface ChosenTitle {
  /** Which candidate. */
  readonly index: number;
  readonly value: string;
  readonly reason: 'titleForm' | 'titleRepeated' | 'titleInMasthead';
}

/** How Chinese newspapers are called, whatever place or trade stands before it. */
const endings =
  /(?:日报|日報|晚报|晚報|早报|早報|晨报|晨報|时报|時報|周报|週報|周刊|旬报|快报|快報|商报|商報|都市报|导报|導報|新报|新報|公报|公報|学报|校报|工报|农报|科技报|文化报|教育报|青年报|少年报|广播电视报|信息报|消息报|邮报|郵報|通讯|新闻|觀察报|观察报|时讯|生活报|报|報)$/u;
const weakEndings = /(?:通讯|新闻|时讯|报|報)$/u;
const beginnings = /^(?:今日|新)\p{Script=Han}{2,4}$/u;
const media =
  /(?:APP|App|app|发布|客户端|公众号|微信|微博|网|在线|融媒|手机报|电子版|视频号|热线)$|[A-Za-z]{2,}|\d/u;

/** Whether a line is worded as a Chinese newspaper's title. */
export const hasHanTitleForm = (text: string): boolean => {
  const bare = text.replace(/\s/gu, '');
  return (endings.test(bare) || beginnings.test(bare)) && !media.test(bare);
};

/** Weight of evidence that a line needs to be the title. */
const enough = 3;

/**
 * The paper's title: by the form of newspaper titles, by standing among masthead fields, by being short, by
 * standing again elsewhere, by sharing its place name with the paper's owners. Never by a list of papers.
 */
export function chooseTitle(
  candidates: readonly TitleCandidate[],
  owners: readonly string[],
  hasFields: boolean,
): ChosenTitle | null {
  const texts = candidates.map((candidate) => candidate.text.replace(/\s/gu, ''));
  const times = new Map<string, number>();
  for (const text of texts) times.set(text, (times.get(text) ?? 0) + 1);
  let best: ChosenTitle | null = null;
  let bestScore = 0;
  candidates.forEach((candidate, index) => {
    const value = texts[index] ?? '';
    const length = Array.from(value).length;
    if (length < 2 || length > 14 || !/\p{Script=Han}{2}/u.test(value)) return;
    let score = 0;
    let reason: ChosenTitle['reason'] = 'titleInMasthead';
    const form = endings.test(value) || beginnings.test(value);
    if (form) {
      score += weakEndings.test(value) && !endings.test(value.slice(0, -1)) && length > 8 ? 1 : 3;
      reason = 'titleForm';
    }
    if (media.test(value)) score -= 3;
    const repeats = (times.get(value) ?? 1) - 1;
    if (repeats > 0) {
      score += Math.min(2, repeats);
      if (!form) reason = 'titleRepeated';
    }
    if (owners.some((owner) => owner.includes(value))) score += 2;
    else if (sharesPlace(value, owners)) score += 1;
    if (candidate.inMasthead) score += 2;
    if (length >= 3 && length <= 6) score += 1;
    if (candidate.order < 2) score += 1;
    if (candidate.beforeBody && !form) score -= 3;
    if (!hasFields) score -= 2;
    if (score >= enough && score > bestScore) {
      best = { index, value, reason };
      bestScore = score;
    }
  });
  return best;
}

function sharesPlace(value: string, owners: readonly string[]): boolean {
  for (let i = 0; i + 2 <= value.length; i++) {
    if (owners.some((owner) => owner.includes(value.slice(i, i + 2)))) return true;
  }
  return false;
}
