import { type Breach, causeOf, type FuzzCase } from './case.ts';
import type { Watch } from './watch.ts';

/** A smaller case that breaks the same bound for the same cause; `limit` bounds the time for it (milliseconds). */
export async function minimise(
  one: FuzzCase,
  breach: Breach,
  watch: Watch,
  limit: number,
): Promise<FuzzCase> {
  const end = Date.now() + limit;
  const cause = causeOf(breach, one);
  let smallest = one;
  const attempt = async (smaller: FuzzCase): Promise<boolean> => {
    if (Date.now() > end) return false;
    const { breach: again } = await watch.run(smaller);
    if (!again || causeOf(again, one) !== cause) return false;
    smallest = smaller;
    return true;
  };
  await leaveOut(one.calls.length, async (start, count) =>
    attempt({ ...smallest, calls: smallest.calls.toSpliced(start, count) }),
  );
  for (const path of Object.keys(one.files)) {
    const { [path]: _left, ...files } = smallest.files;
    if (Object.keys(files).length > 0 && (await attempt({ ...smallest, files }))) continue;
    await leaveOut(smallest.files[path]?.length ?? 0, async (start, count) => {
      const bytes = smallest.files[path] ?? new Uint8Array();
      const rest = Buffer.concat([bytes.subarray(0, start), bytes.subarray(start + count)]);
      return attempt({ ...smallest, files: { ...smallest.files, [path]: new Uint8Array(rest) } });
    });
  }
  return smallest;
}

/** Leaves out halves, quarters, … of so many things as long as that goes. */
async function leaveOut(
  length: number,
  without: (start: number, count: number) => Promise<boolean>,
): Promise<void> {
  let left = length;
  for (let count = Math.ceil(left / 2); count >= 1; count = count === 1 ? 0 : Math.ceil(count / 2)) {
    for (let start = 0; start < left; ) {
      if (await without(start, Math.min(count, left - start))) left -= Math.min(count, left - start);
      else start += count;
    }
  }
}
