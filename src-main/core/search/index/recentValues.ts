/** The values asked for last, by key. */
export interface RecentValues<Value> {
  get(key: string): Value | undefined;
  /** Forgets the one that was not asked for the longest, if there are more than it keeps. */
  keep(key: string, value: Value): void;
}

export function recentValues<Value>(most: number): RecentValues<Value> {
  /** The latest is last. */
  const values = new Map<string, Value>();
  const keep = (key: string, value: Value) => {
    values.delete(key);
    values.set(key, value);
    const [oldest] = values.keys();
    if (values.size > most && oldest !== undefined) values.delete(oldest);
  };
  return {
    get(key) {
      const value = values.get(key);
      if (value !== undefined) keep(key, value);
      return value;
    },
    keep,
  };
}
