/** The time now. Injected everywhere, so that tests decide what time it is. */
export type Clock = () => Date;
