import { defineConfig } from 'vitest/config';
import { guidePlugin } from './build/guide/plugin.mjs';

export default defineConfig({
  plugins: [guidePlugin()],
  test: {
    include: ['tests/unit/**/*.test.ts', 'tests/unit/**/*.test.tsx', 'tests/contract/**/*.test.ts'],
    setupFiles: ['tests/support/setup.ts'],
    // Vitest leaves one processor free, which is half of a small machine.
    maxWorkers: '100%',
    // A busy machine takes twenty times as long as a quiet one.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
