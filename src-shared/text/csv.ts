/** The first row is the head. */
export type CsvRows = readonly (readonly (string | number | null)[])[];

/** Rows of RFC 4180. */
export function csvText(rows: CsvRows): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: string | number | null): string {
  const text = String(value ?? '');
  // A spreadsheet would take these for a formula.
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
