/** All of them, as `Promise.all`; where one fails it is told when every other has ended too, and none goes on behind anybody's back. */
export async function together<const All extends readonly unknown[]>(
  all: All,
): Promise<{ -readonly [At in keyof All]: Awaited<All[At]> }> {
  await Promise.allSettled(all);
  return await Promise.all(all);
}
