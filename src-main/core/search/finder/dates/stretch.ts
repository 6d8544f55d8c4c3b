/** A stretch of time: what lies between two ISO dates, or their beginnings, both included. */
export interface DateStretch {
  readonly from: string;
  readonly to: string;
}

/** What a date is typed as far as; the less, the less is meant. */
export type DateUnit = 'day' | 'month' | 'year';

/** What is typed may mean any of some stretches. */
export interface DateMeaning {
  readonly stretches: readonly DateStretch[];
  readonly unit: DateUnit;
}

/** All days whose ISO dates begin so: `1998-01-05`, or `1998-01` and `1998-1` while one types. */
export const beginningWith = (beginning: string): DateStretch => ({ from: beginning, to: `${beginning}~` });

export const isInStretch = (date: string, { from, to }: DateStretch): boolean => date >= from && date <= to;
