/** Somebody who works in a library: on one device, or under one name on several. */
export interface Hand {
  /** One of `devices`. */
  readonly id: string;
  /** The devices that are this hand's; stamps and marks name them. */
  readonly devices: readonly string[];
  /** The name they gave, or else their account and computer. */
  readonly name: string;
  /** Whether they gave the name themselves. */
  readonly isNamed: boolean;
  /** When they were last known to be at work, ISO 8601 in UTC. */
  readonly lastSeen: string;
  /** Whether it is the person in front of this window. */
  readonly isOwn: boolean;
}

/** Whose hands were at a mark: devices, or null for what was written before there was more than one hand. */
export interface MarkHands {
  readonly made: string | null;
  /** Who wrote to it last. */
  readonly changed: string | null;
}

/** The hand that a device is of; undefined where nothing is known of it (yet). */
export const handOf = (hands: readonly Hand[], device: string | null): Hand | undefined =>
  device === null ? undefined : hands.find(({ devices }) => devices.includes(device));
