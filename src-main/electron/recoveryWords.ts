import type { Language } from '#shared/i18n/language.ts';

const english = {
  stoppedAgain: 'This window stopped twice within a minute.',
  stoppedAgainDetail:
    'What you saved is saved, and a note you were writing is kept. Load the window again, or open the shelf and then another issue. If it keeps stopping, start Broadsheet with --safe-mode and copy the diagnostics from the settings.',
  hangs: 'This window has not answered for a while.',
  hangsDetail:
    'It may be at work on something large. Loading it again loses nothing that you saved; a note you were writing is kept.',
  wait: 'Wait',
  loadAgain: 'Load Again',
  openShelf: 'Open the Shelf',
  closeWindow: 'Close the Window',
};

/** What native boxes say of a page that stopped or does not answer, and what can be chosen there. */
export type RecoveryWords = Readonly<Record<keyof typeof english, string>>;

const simplifiedChinese: RecoveryWords = {
  stoppedAgain: '此窗口一分钟内两次停止运行。',
  stoppedAgainDetail:
    '已保存的内容都在，正在写的笔记也已留存。可以重新载入窗口，或打开书架后选择其他一期。若仍然停止，请用 --safe-mode 启动 Broadsheet，并从设置中复制诊断信息。',
  hangs: '此窗口已有一段时间没有响应。',
  hangsDetail: '它可能正在处理较大的内容。重新载入不会丢失已保存的内容，正在写的笔记也已留存。',
  wait: '等待',
  loadAgain: '重新载入',
  openShelf: '打开书架',
  closeWindow: '关闭窗口',
};

export const recoveryWords: Readonly<Record<Language, RecoveryWords>> = {
  en: english,
  'zh-CN': simplifiedChinese,
};
