import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whether the computer runs on its battery, and who wants to hear that this changed. */
export interface Power {
  isOnBattery(): boolean;
  /** Answers how to stop. */
  onChange(listener: () => void): () => void;
}

/** How often a host that is not told looks (milliseconds). */
const interval = 60_000;

/**
 * The power supplies as Linux tells them (kernel documentation, `sysfs-class-power`): on the battery where one
 * discharges and no mains is online. Elsewhere, and in computers without a battery, never.
 */
export function linuxPower(folder = '/sys/class/power_supply'): Power {
  const isOnBattery = (): boolean => {
    let isDischarging = false;
    for (const name of namesIn(folder)) {
      const supply = join(folder, name);
      const type = lineOf(join(supply, 'type'));
      if (type === 'Mains' && lineOf(join(supply, 'online')) === '1') return false;
      // Batteries of mice and keyboards are of the scope of their device.
      const isOwn = type === 'Battery' && lineOf(join(supply, 'scope')) !== 'Device';
      if (isOwn && lineOf(join(supply, 'status')) === 'Discharging') isDischarging = true;
    }
    return isDischarging;
  };
  return {
    isOnBattery,
    onChange(listener) {
      let before = isOnBattery();
      const timer = setInterval(() => {
        const now = isOnBattery();
        if (now === before) return;
        before = now;
        listener();
      }, interval).unref();
      return () => clearInterval(timer);
    },
  };
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function lineOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return null;
  }
}
