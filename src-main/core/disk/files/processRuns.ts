import { systemCode } from './fileErrors.ts';

/** Whether this machine has a process with this id, whoever's. Signal 0 asks without sending: kill(2). */
export function processRuns(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It lives, and is somebody else's.
    return systemCode(error) === 'EPERM';
  }
}
