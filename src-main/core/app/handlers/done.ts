/** Answers null when some work is done, as calls do that have nothing to tell. */
export async function done(work: Promise<unknown>): Promise<null> {
  await work;
  return null;
}
