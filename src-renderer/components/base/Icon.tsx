/** Line icons on a 20 px grid, drawn for Broadsheet; they take the colour of the text around them. */
const paths = {
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  search: 'M9 15a6 6 0 1 0 0-12 6 6 0 0 0 0 12Zm4.3-1.7L17 17',
  close: 'M5 5l10 10M15 5L5 15',
  left: 'M12.5 4.5 7 10l5.5 5.5',
  right: 'M7.5 4.5 13 10l-5.5 5.5',
  up: 'M4.5 12.5 10 7l5.5 5.5',
  down: 'M4.5 7.5 10 13l5.5-5.5',
  contrast: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 3v14M12.5 3.5v13M15 5v10',
  notes: 'M4 3.5h12v9.5l-3.5 3.5H4zM12.5 16.5V13H16M7 7.5h6M7 10.5h4',
  gear: 'M10 12.6a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2ZM10 2.8v2M10 15.2v2M2.8 10h2M15.2 10h2M4.9 4.9l1.4 1.4M13.7 13.7l1.4 1.4M4.9 15.1l1.4-1.4M13.7 6.3l1.4-1.4',
  export: 'M10 12.5V3.5M6.5 6.8 10 3.3l3.5 3.5M4 11v5.5h12V11',
  folder: 'M2.5 15.5v-11h5l1.8 2h8.2v9z',
  help: 'M7.3 7.4a2.8 2.8 0 1 1 4 2.5c-.9.5-1.3 1-1.3 2M10 14.9v.2',
  trash: 'M4 5.5h12M8 5.5V3.8h4v1.7M5.5 5.5l.7 11h7.6l.7-11M8.4 8.5v5M11.6 8.5v5',
  doubtful: 'M3 6h4M9.5 6H17M3 10h7.5M13 10h4M3 14h5M10.5 14H17M8.5 3.8h8.5v4.4H8.5z',
  readPart: 'M4 7V4h3M13 4h3v3M16 13v3h-3M7 16H4v-3M7 8.2h6M7 11.8h4',
  markPart: 'M3.5 7V3.5H7M13 3.5h3.5V7M7 16.5H3.5V13M16.5 11v5.5M13.7 13.7h5.6M9.5 3.5h1M3.5 9.5v1',
  pencil: 'M4 16l.8-3.4 8.4-8.4 2.6 2.6-8.4 8.4zM11.5 5.9l2.6 2.6',
  copy: 'M7 7h9.5v9.5H7zM4 13V3.5h9.5',
  warning: 'M10 3.2 17.6 16H2.4zM10 8v4M10 14v.2',
  undo: 'M7 4 3.5 7.5 7 11M3.8 7.5H12a4.3 4.3 0 0 1 0 8.6H8',
  target: 'M10 15.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM10 2v4M10 14v4M2 10h4M14 10h4',
  plus: 'M10 4v12M4 10h12',
  minus: 'M4 10h12',
  wholePage: 'M5.5 3h9v14h-9zM8 6.5h4M8 9h4M8 11.5h4',
  fitWidth: 'M3 4v12M17 4v12M5.5 10h9M7.5 8l-2 2 2 2M12.5 8l2 2-2 2',
  beside: 'M2.5 4h15v12h-15zM10 4v12M12 7.5h3.5M12 10h3.5M12 12.5h3.5',
  collect: 'M3.5 6.5h13v10h-13zM5.5 6.5V4.2h9v2.3M10 9v5M7.5 11.5h5',
  link: 'M8.2 11.8a3 3 0 0 0 4.3 0l3-3a3 3 0 0 0-4.3-4.3l-1 1M11.8 8.2a3 3 0 0 0-4.3 0l-3 3a3 3 0 0 0 4.3 4.3l1-1',
  grip: 'M7.5 4.5v.2M7.5 10v.2M7.5 15.3v.2M12.5 4.5v.2M12.5 10v.2M12.5 15.3v.2',
  speaker: 'M3.5 8v4H6l4 3.5v-11L6 8zM12.8 7.6a3.4 3.4 0 0 1 0 4.8M15 5.4a6.5 6.5 0 0 1 0 9.2',
  play: 'M6 4v12l10-6z',
  pause: 'M7 4.5v11M13 4.5v11',
  skipBack: 'M15 4.5v11L7 10zM5 4.5v11',
  skipAhead: 'M5 4.5v11l8-5.5zM15 4.5v11',
  panes: 'M3 4h5.75v12H3zM11.25 4H17v12h-5.75zM5 7h1.75M5 9.5h1.75M13.25 7H15M13.25 9.5H15',
  swap: 'M4 7.5h11.5M12.5 4.5l3 3-3 3M16 13H4.5M7.5 10l-3 3 3 3',
  reprint: 'M3.5 3.5h9v9h-9zM7.5 12.5v4h9v-9h-4M6 6.5h4M6 9.5h4',
  lock: 'M5 9h10v7.5H5zM7 9V6.5a3 3 0 0 1 6 0V9',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
