/** Type-checks every zone with its own tsconfig, so that no zone sees another's globals. */
import { spawnSync } from 'node:child_process';

const zones = [
  'src-shared',
  'src-main/core',
  'src-main/electron',
  'src-main/loopback',
  'src-main/cli',
  'src-main/preload',
  'src-renderer',
  'tests',
  'build',
];
let failed = false;
for (const zone of zones) {
  const result = spawnSync('tsc', ['-p', zone, '--pretty'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) {
    process.stderr.write(`Types: ${zone} has errors.\n`);
    failed = true;
  }
}
process.exit(failed ? 1 : 0);
