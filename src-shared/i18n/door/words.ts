import type { Language } from '../language.ts';

/**
 * Where a browser was not let in. These words are no part of the catalogues: who is outside has none, and who is inside
 * needs none of these.
 */
const en = {
  code: 'Code',
  device: 'Name of this device',
  pair: 'Come in',
  pairing:
    'Type the code that Broadsheet shows on the computer. This device is then let in until you withdraw it there.',
  tooOften: 'Too many wrong codes: wait a minute, and type the new code that the computer shows.',
  unreachable: 'The computer does not answer; look whether Broadsheet still runs there.',
  wrongCode: 'This is not the code that the computer shows now.',
  again: 'If it runs where nothing can be typed, end it and start it again.',
  enter: 'Go to the terminal in which Broadsheet runs, press Enter, and open the address that it prints.',
  unknown: 'Broadsheet is running, but this browser has not been let in yet.',
  used: 'This address has been used already, or a newer one has been made since.',
  why: 'Each address lets one browser in, once; all its windows stay in until Broadsheet ends. So nothing that is kept in a history or seen over your shoulder opens your library to others.',
} as const;

export type DoorWords = { readonly [K in keyof typeof en]: string };

export const doorWords: Readonly<Record<Language, DoorWords>> = {
  en,
  'zh-CN': {
    code: '配对码',
    device: '本设备的名称',
    pair: '进入',
    pairing: '请输入电脑上 Broadsheet 显示的配对码。此后本设备可一直进入，直到您在电脑上撤销。',
    tooOften: '输错次数过多，请一分钟后输入电脑上显示的新配对码。',
    unreachable: '电脑没有应答，请查看 Broadsheet 是否仍在运行。',
    wrongCode: '配对码与电脑上现在显示的不符。',
    again: '如果运行的地方无法输入，请结束 Broadsheet 后重新启动。',
    enter: '请回到运行 Broadsheet 的终端，按回车键，然后打开新显示的地址。',
    unknown: 'Broadsheet 正在运行，但这个浏览器还没有获准进入。',
    used: '这个地址已经用过，或者后来又生成了新的地址。',
    why: '每个地址只能让一个浏览器进入一次；进入后，该浏览器的所有窗口在 Broadsheet 结束前都可使用。这样，留在历史记录里或被旁人看到的地址都打不开您的资料库。',
  },
};
