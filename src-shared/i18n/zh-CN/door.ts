import type { enDoor } from '../en/door.ts';

type Words = { readonly [K in keyof typeof enDoor]: string };

/** 浏览器未获准进入时。 */
export const zhCNDoor = {
  'door.again': '如果运行的地方无法输入，请结束 Broadsheet 后重新启动。',
  'door.enter': '请回到运行 Broadsheet 的终端，按回车键，然后打开新显示的地址。',
  'door.unknown': 'Broadsheet 正在运行，但这个浏览器还没有获准进入。',
  'door.used': '这个地址已经用过，或者后来又生成了新的地址。',
  'door.why':
    '每个地址只能让一个浏览器进入一次；进入后，该浏览器的所有窗口在 Broadsheet 结束前都可使用。这样，留在历史记录里或被旁人看到的地址都打不开您的资料库。',
} as const satisfies Words;
