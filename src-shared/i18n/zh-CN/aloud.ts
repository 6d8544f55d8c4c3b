import type { enAloud } from '../en/aloud.ts';

/** 朗读。 */
export const zhCNAloud = {
  'aloud.back': '回到正在读的句子',
  'aloud.fromHere': '从这里朗读',
  'aloud.short': '朗读',
  'aloud.name': '朗读',
  'aloud.nextArticle': '读下一篇稿件',
  'aloud.nextParagraph': '读下一段',
  'aloud.noAnswer': '语音“{{voice}}”没有反应：请在这里换一种语音，或按“播放”重试。',
  'aloud.noVoice.darwin':
    '这台电脑没有{{language}}语音：请在“系统设置 → 辅助功能 → 朗读内容 → 系统嗓音”中添加，再按“播放”。',
  'aloud.noVoice.linux':
    '这台电脑没有{{language}}语音：请安装 Speech Dispatcher 和一种语音（例如软件包 espeak-ng），再重新打开 Broadsheet。',
  'aloud.noVoice.other': '这台电脑没有{{language}}语音：请在系统的语音设置中添加，再按“播放”。',
  'aloud.noVoice.win32':
    '这台电脑没有{{language}}语音：请在“设置 → 时间和语言 → 语音”中添加，再重新打开 Broadsheet。',
  'aloud.pause': '暂停',
  'aloud.play': '播放',
  'aloud.previousArticle': '重读这篇稿件，或读上一篇',
  'aloud.previousParagraph': '重读这一段，或读上一段',
  'aloud.rate': '{{rate}} 倍',
  'aloud.speed': '语速',
  'aloud.start': '朗读',
  'aloud.stop': '停止朗读',
  'aloud.voice': '{{language}}语音',

  'help.key.aloud': '朗读或暂停、停止',
} as const satisfies Record<keyof typeof enAloud, string>;
