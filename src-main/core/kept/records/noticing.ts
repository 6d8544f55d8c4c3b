import { type FolderLooks, folderLooks } from '#core/disk/files/lookThrough.ts';
import { watchTree } from '#core/disk/files/watchFolder.ts';
import { withoutWork } from '#core/disk/snapshots/folder.ts';

/** How often the folder is looked through while it is watched, in milliseconds. */
const lookEvery = 4000;

/** Notices what others write below a folder; what is noticed is worked in one after the other. */
export class Noticing {
  readonly #onFile: (path: string) => Promise<void>;
  #work: Promise<unknown> = Promise.resolve();
  #isLooking = false;
  #stop: () => Promise<void> = async () => undefined;

  /** `onFile` is told of the path of every file that came or changed, below the folder and with `/` between names. */
  constructor(onFile: (path: string) => Promise<void>) {
    this.#onFile = onFile;
  }

  /** Begins; `root` lies in the library's folder. */
  async watch(libraryPath: string, root: string): Promise<void> {
    const stop = await watchTree(libraryPath, root, withoutWork, (path) => {
      void this.inTurn(() => this.#onFile(path));
    });
    const looks = folderLooks(root, withoutWork);
    void this.inTurn(() => looks.takeAsSeen());
    // On a network drive the system tells nothing of what others write.
    const timer = setInterval(() => this.#look(looks), lookEvery).unref();
    this.#stop = async () => {
      clearInterval(timer);
      await stop();
    };
  }

  /** Does some work behind what is being worked in; what it throws is passed over. Resolves when it is done. */
  inTurn(work: () => Promise<unknown>): Promise<unknown> {
    this.#work = this.#work.then(work).catch(() => undefined);
    return this.#work;
  }

  /** Notices no more, and finishes what was noticed. */
  async close(): Promise<void> {
    await this.#stop();
    await this.#work;
  }

  #look(looks: FolderLooks): void {
    if (this.#isLooking) return;
    this.#isLooking = true;
    void this.inTurn(async () => {
      try {
        for (const path of await looks.changed()) await this.#onFile(path);
      } finally {
        this.#isLooking = false;
      }
    });
  }
}
