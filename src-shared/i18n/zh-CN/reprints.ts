import type { enReprints } from '../en/reprints.ts';

type Words = { readonly [K in keyof typeof enReprints as K extends `${string}_one` ? never : K]: string };

/** 转载。 */
export const zhCNReprints = {
  'reprints.back': '各次刊载',
  'reprints.chain': '各次刊载…',
  'reprints.compare': '对照',
  'reprints.compareNamed': '与{{name}}对照',
  'reprints.first': '资料库中最早刊载',
  'reprints.here': '本文',
  'reprints.in': '又见于{{name}}',
  'reprints.inMore_other': '又见于{{name}}及另外 {{count}} 处',
  'reprints.kind.repeat': '本报重刊',
  'reprints.kind.standing': '同一报纸多期刊登',
  'reprints.looking': '正在比对文字…',
  'reprints.name': '{{paper}} {{date}}',
  'reprints.none': '在其他各期中未发现本文的段落。',
  'reprints.noneOfIssue': '在其他各期中未发现本期的段落。',
  'reprints.notCompared_other': '另有 {{count}} 篇可能含有其段落，未加比对。',
  'reprints.openNamed': '并排打开：{{name}}',
  'reprints.resume': '继续',
  'reprints.share': '占本文 {{percent}}%',
  'reprints.shares': '占本文 {{here}}%，占彼文 {{there}}%',
  'reprints.stop': '停止',
  'reprints.stopped': '已停止：已查看 {{done}} / {{total}} 期。',
  'reprints.title': '又见于',
  'reprints.working': '正在查看资料库：{{done}} / {{total}} 期…',
} as const satisfies Words;
