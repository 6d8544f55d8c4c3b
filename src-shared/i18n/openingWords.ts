/** Words of opening a library or an archive on a server, and of one that is away: they come with what says them. */
export const openingWords = {
  en: {
    'archive.awayRest': 'What was read before and all notes go on working.',
    'archive.empty': 'Nothing that was fed to {{server}} can be seen from here.',
    'archive.emptyTitle': 'No issues',
    'archive.retry': 'Try again',
    'welcome.commandLine':
      'In a browser the folder is named where Broadsheet is started. End it there with Ctrl+C, then type:',
    'welcome.commandLineWhy':
      'A web page may not look at your folders; the program may, and stays on this computer.',
    'welcome.folderArgument': 'FOLDER',
    'welcome.lead':
      'Read a folder of newspapers as newspapers: search them, mark them, and take your notes with you.',
    'welcome.promise': 'Your files are never changed. Notes are kept beside them, in a folder of their own.',
    'welcome.recent': 'Opened before',
    'archive.open': 'Open an archive on a server…',
    'empty.text':
      'There are no issues in {{path}} yet. Put files into it, in any subfolder, or drop them here.',
    'empty.title': 'An empty shelf',
    'welcome.choose': 'Choose a folder…',
  },
  'zh-CN': {
    'archive.awayRest': '读过的各期和全部批注照常可用。',
    'archive.empty': '从这里看不到服务器 {{server}} 上的任何内容。',
    'archive.emptyTitle': '没有报纸',
    'archive.retry': '再试一次',
    'welcome.commandLine': '在浏览器中，文件夹在启动时写明。请在终端中按 Ctrl+C 结束 Broadsheet，再键入：',
    'welcome.commandLineWhy': '网页不得查看您的文件夹；程序可以，它只在本机运行。',
    'welcome.folderArgument': '文件夹',
    'welcome.lead': '把一个文件夹里的报纸当报纸来读：搜索、划线、写批注，并带走你的笔记。',
    'welcome.promise': '原文件绝不会被改动。批注另存在旁边的专用文件夹中。',
    'welcome.recent': '打开过的资料库',
    'archive.open': '打开服务器上的报纸档案…',
    'empty.text': '{{path}} 里还没有报纸。把文件放进去（任意子文件夹），或拖到这里。',
    'empty.title': '书架是空的',
    'welcome.choose': '选择文件夹…',
  },
} as const;
