/** What has to be closed of what was opened so far, last first. */
export class Closing {
  #actions: (() => unknown)[] = [];

  add(...actions: readonly (() => unknown)[]): void {
    this.#actions.push(...actions);
  }

  /** Closes all of it, once. Where one fails the others are closed all the same; then it throws that. */
  async run(): Promise<void> {
    const failures: unknown[] = [];
    for (const action of this.#actions.splice(0).toReversed()) {
      try {
        await action();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }
}
