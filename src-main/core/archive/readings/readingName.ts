/** The folder of a library that readings are kept in, below it. */
export const readingsFolder = '.broadsheet/readings';

/** Which picture, and which page of it, a reading is of. */
export interface ReadingName {
  /** Size of the picture's or PDF's file (bytes). */
  readonly size: number;
  /** See `pictureKey`. */
  readonly key: string;
  /** Page of a PDF, counted from 1; 1 for a picture. */
  readonly page: number;
}

/** Hexadecimal digits of a key. */
export const keyLength = 24;

const pattern = /^(\d{1,15})-([0-9a-f]{24})-(\d{4,6})\.xml$/;

/** The name of a reading's file. */
export const nameOfReading = ({ size, key, page }: ReadingName): string =>
  `${size}-${key}-${String(page).padStart(4, '0')}.xml`;

/** What a file's name says; null where it is no reading's. */
export function parseReadingName(name: string): ReadingName | null {
  const [, size, key, page] = pattern.exec(name) ?? [];
  if (size === undefined || key === undefined || page === undefined) return null;
  return { size: Number(size), key, page: Number(page) };
}

/** Where a reading lies, below the library folder. */
export const pathOfReading = (name: ReadingName): string => `${readingsFolder}/${nameOfReading(name)}`;
