/** Archives on a server, in English. */
export const enArchives = {
  'archive.address': 'Address of the archive',
  'archive.authority': 'Certificate',
  'archive.authorityUsual': 'One that this computer trusts',
  'archive.choose': 'Choose…',
  'archive.commandLine':
    'Your notes are kept in a folder among your documents. Another folder, pictures and a certificate are named where Broadsheet is started:',
  'archive.commandValues': '--server ADDRESS --notes FOLDER --pictures FOLDER --ca FILE',
  'archive.inFile':
    'This computer offers no keychain here: a kept password lies in a file that only you may read.',
  'archive.inKeychain': 'It is kept in the keychain of this computer, never beside your notes.',
  'archive.keepPassword': 'Keep the password',
  'archive.known': 'Opened before',
  'archive.notes': 'Folder for notes',
  'archive.notesUsual': 'A new one among your documents, or the one it had before',
  'archive.openButton': 'Open',
  'archive.opening': 'Waiting for the server…',
  'archive.password': 'Password',
  'archive.passwordKept': 'Kept',
  'archive.pictures': 'Folder with the pictures',
  'archive.picturesNone': 'None: the pages are shown as text',
  'archive.title': 'Open an archive on a server',
  'archive.why':
    'Articles are read and searched on a server of PostgreSQL that somebody feeds. Your notes stay on this computer, in a folder that you can share with others.',
} as const;
