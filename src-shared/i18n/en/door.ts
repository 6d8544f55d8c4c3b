/** Where a browser was not let in, in English. */
export const enDoor = {
  'door.again': 'If it runs where nothing can be typed, end it and start it again.',
  'door.enter':
    'Go to the terminal in which Broadsheet runs, press Enter, and open the address that it prints.',
  'door.unknown': 'Broadsheet is running, but this browser has not been let in yet.',
  'door.used': 'This address has been used already, or a newer one has been made since.',
  'door.why':
    'Each address lets one browser in, once; all its windows stay in until Broadsheet ends. So nothing that is kept in a history or seen over your shoulder opens your library to others.',
} as const;
