export interface Timed<T> {
  readonly value: T;
  readonly milliseconds: number;
}

export async function timed<T>(run: () => T | Promise<T>): Promise<Timed<T>> {
  const started = performance.now();
  const value = await run();
  return { value, milliseconds: performance.now() - started };
}

export interface Quantiles {
  readonly p50: number;
  readonly p95: number;
}

export function quantilesOf(times: readonly number[]): Quantiles {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}

export const shown = ({ p50, p95 }: Quantiles): string =>
  `p50 ${p50.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms`;

export const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(0)} MiB`;
export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;
