import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { toSaveError } from '#core/disk/files/fileErrors.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import {
  type EngineChoice,
  type EngineName,
  engineChoices,
  engineNames,
  flexSearchUpTo,
  type SearchEngine,
} from './engine.ts';
import { createFlexSearchEngine, type FlexSearchEngineOptions } from './flexSearchEngine.ts';

const choiceName = 'engine.json';
const choiceSchema = z.object({
  choice: z.enum(engineChoices),
  active: z.enum(engineNames),
});
type Choice = z.infer<typeof choiceSchema>;

/**
 * Either engine, as a person chose it for this library or by the size of its archive. A change takes
 * effect by opening the other engine; what that does not hold is for the application to put again.
 */
export function createChoosingEngine(
  options: FlexSearchEngineOptions & { readonly flexSearchUpTo?: number },
): SearchEngine {
  const most = options.flexSearchUpTo ?? flexSearchUpTo;
  const create = async (name: EngineName): Promise<SearchEngine> =>
    name === 'sqlite' ? (await loadSqlite())(options) : createFlexSearchEngine(options);
  let active: EngineName = 'flexsearch';
  let engine: SearchEngine = createFlexSearchEngine(options);
  let folder: string | null = null;
  let chosen: EngineChoice = 'auto';

  const activate = async (name: EngineName): Promise<ReadonlyMap<string, string>> => {
    if (name !== active) {
      const next = await create(name);
      await engine.close();
      active = name;
      engine = next;
    }
    return await engine.open(folder);
  };
  const remember = async () => {
    if (folder === null) return;
    const choice: Choice = { choice: chosen, active };
    try {
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, choiceName), JSON.stringify(choice));
    } catch (error) {
      throw toSaveError(folder, error);
    }
  };

  return {
    async open(cacheFolder) {
      folder = cacheFolder;
      const saved = await readChoice(cacheFolder);
      chosen = saved.choice;
      // Where SQLite is missing, the other engine finds the same.
      const held = await activate(saved.choice === 'auto' ? saved.active : saved.choice).catch(() =>
        activate('flexsearch'),
      );
      if (chosen !== 'auto' || active === 'sqlite') return held;
      const { documents } = await engine.statistics();
      if (documents <= most) return held;
      const heldThere = await activate('sqlite').catch(() => null);
      if (!heldThere) return held;
      // That the choice cannot be kept only means that it is made again.
      await remember().catch(() => undefined);
      return heldThere;
    },
    async choose(choice) {
      chosen = choice;
      const { documents } = await engine.statistics();
      const bySize = documents > most ? 'sqlite' : 'flexsearch';
      await engine.flush();
      const held = await activate(choice === 'auto' ? bySize : choice);
      await remember();
      return held;
    },
    put: (...input) => engine.put(...input),
    remove: (issueIds) => engine.remove(issueIds),
    search: (request) => engine.search(request),
    flush: () => engine.flush(),
    statistics: () => engine.statistics(),
    close: () => engine.close(),
  };
}

/** Node has SQLite since 22.5; it is loaded only where it is used. */
async function loadSqlite() {
  try {
    return (await import('./sqliteEngine.ts')).createSqliteEngine;
  } catch {
    throw new BroadsheetError(
      'internal',
      'This Node.js has no SQLite: start Broadsheet with Node.js 24 or newer, or keep the flexsearch engine.',
    );
  }
}

async function readChoice(folder: string | null): Promise<Choice> {
  try {
    if (folder !== null) {
      return choiceSchema.parse(JSON.parse(await readFile(join(folder, choiceName), 'utf8')));
    }
  } catch {
    // No choice was made, or none that can be read.
  }
  return { choice: 'auto', active: 'flexsearch' };
}
