/** `npm run bench -- NAME …`: runs the measurement in `tests/bench/NAME.ts`. */
import { readdir } from 'node:fs/promises';

const [name = '', ...args] = process.argv.slice(2);
const names = (await readdir(import.meta.dirname))
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts')
  .map((file) => file.slice(0, -'.ts'.length));

if (names.includes(name)) {
  const { run } = (await import(`./${name}.ts`)) as { run: (args: readonly string[]) => Promise<void> };
  await run(args);
} else {
  console.error(`There is no measurement ${JSON.stringify(name)}: choose one of ${names.join(', ')}.`);
  process.exitCode = 2;
}
