import process from 'node:process';

/** Processor time that something takes (milliseconds): the clock says more about how busy the machine is. */
export async function processorTimeOf(action: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await action();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
