import type { enArchives } from '../../en/dialogs/archives.ts';

/** 服务器上的报纸档案。 */
export const zhCNArchives = {
  'archive.address': '档案地址',
  'archive.authority': '证书',
  'archive.authorityUsual': '本机信任的证书',
  'archive.choose': '选择…',
  'archive.commandLine':
    '批注存放在您的文档中的一个文件夹里。要用别的文件夹、图像或证书，请在启动 Broadsheet 时指明：',
  'archive.commandValues': '--server 地址 --notes 文件夹 --pictures 文件夹 --ca 文件',
  'archive.inFile': '这里没有系统钥匙串：保存的密码放在只有您能读取的文件中。',
  'archive.inKeychain': '密码由本机的钥匙串保管，不会放在批注旁边。',
  'archive.keepPassword': '保存密码',
  'archive.known': '曾打开过',
  'archive.notes': '存放批注的文件夹',
  'archive.notesUsual': '在文档中新建，或沿用上次的文件夹',
  'archive.openButton': '打开',
  'archive.opening': '正在等待服务器…',
  'archive.password': '密码',
  'archive.passwordKept': '已保存',
  'archive.pictures': '图像所在的文件夹',
  'archive.picturesNone': '没有：各版以文字显示',
  'archive.title': '打开服务器上的报纸档案',
  'archive.why':
    '文章在 PostgreSQL 服务器上阅读和搜索，内容由专人提供。您的批注留在本机的文件夹中，这个文件夹可以与他人共用。',
} satisfies Record<keyof typeof enArchives, string>;
