import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { guidePlugin } from './build/guide/plugin.mjs';
import { thirdPartyNotices } from './build/package/notices.mjs';
import { workerSources } from './src-main/core/app/programFiles.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const workers = Object.fromEntries(
  Object.entries(workerSources).map(([name, source]) => [name, at(`src-main/core/${source}`)]),
);

/**
 * Names everything that decides what an issue file is read as: the parse folder, the shared code that it
 * stands on, and the packages. A dependency rule keeps that folder from importing anything else.
 */
function parserVersion(): string {
  const hash = createHash('sha256');
  const sources = [
    'src-main/core/archive/parse/**/*.{ts,json}',
    'src-shared/{model,text}/**/*.ts',
    'package-lock.json',
  ];
  for (const file of globSync(sources, { cwd: at('.') }).toSorted()) hash.update(readFileSync(at(file)));
  return hash.digest('hex').slice(0, 12);
}

/** What pdf.js asks for by name while it draws: character maps, standard fonts, decoders without WebAssembly. */
function pdfResources(): Plugin {
  const folder = at('node_modules/pdfjs-dist');
  const wanted = ['cmaps/*.bcmap', 'standard_fonts/*.{pfb,ttf}', 'wasm/*_nowasm_fallback.js'];
  return {
    name: 'broadsheet:pdf-resources',
    generateBundle() {
      for (const file of globSync(wanted, { cwd: folder })) {
        this.emitFile({ type: 'asset', fileName: `pdf/${file}`, source: readFileSync(`${folder}/${file}`) });
      }
    },
  };
}

/** Licences and notices of everybody whose work is in the app, shown by the settings. */
function thirdPartyFile(): Plugin {
  return {
    name: 'broadsheet:third-party',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'third-party.txt', source: thirdPartyNotices() });
    },
  };
}

/** What shows an issue: it is fetched while the shelf stands idle, and nearly all of it runs with the first click. */
const issueView = '/src-renderer/views/issue/IssuePanes.tsx';

/**
 * Has a browser compile the functions that show an issue when their script is fetched, on a thread of its own, not one
 * by one when they are first called: https://v8.dev/blog/explicit-compile-hints. What stands before the first paint
 * stays as it is.
 */
function compiledAhead(): Plugin {
  return {
    name: 'broadsheet:compiled-ahead',
    generateBundle: {
      // Vite writes a line of its own over a script; the comment counts only at its very beginning.
      order: 'post',
      handler(_, bundle) {
        const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
        const withImports = (of: (typeof chunks)[number] | undefined, found = new Set<typeof of>()) => {
          if (!of || found.has(of)) return found;
          found.add(of);
          for (const chunk of chunks) if (of.imports.includes(chunk.fileName)) withImports(chunk, found);
          return found;
        };
        const first = withImports(chunks.find(({ isEntry }) => isEntry));
        const shown = withImports(chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(issueView)));
        for (const chunk of chunks) {
          if (shown.has(chunk) && !first.has(chunk))
            chunk.code = `//# allFunctionsCalledOnLoad\n${chunk.code}`;
        }
      },
    },
  };
}

/**
 * Three bundles from one source tree. Only the renderer and the preload carry their dependencies; the
 * main bundles find theirs in node_modules, which electron-builder packs beside them.
 */
export default defineConfig({
  main: {
    define: { __BROADSHEET_PARSER__: JSON.stringify(parserVersion()) },
    build: {
      outDir: 'out/main',
      emptyOutDir: true,
      sourcemap: true,
      rolldownOptions: {
        input: {
          electron: at('src-main/electron/main.ts'),
          cli: at('src-main/cli/main.ts'),
          ...workers,
        },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload cannot be an ES module and can require nothing but `electron`.
      externalizeDeps: false,
      outDir: 'out/preload',
      emptyOutDir: true,
      rolldownOptions: {
        input: { index: at('src-main/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src-renderer'),
    build: {
      outDir: at('out/renderer'),
      emptyOutDir: true,
      // A data: URL for a small font would be blocked by the content security policy.
      assetsInlineLimit: 0,
      minify: true,
      // Read by the test that weighs the first paint.
      manifest: true,
      rolldownOptions: { input: { index: at('src-renderer/index.html') } },
    },
    // The worker loads its decoders when it needs them.
    worker: { format: 'es' },
    plugins: [
      react(),
      pdfResources(),
      guidePlugin(),
      thirdPartyFile(),
      compiledAhead(),
      {
        // electron-vite sets './', with which a deep link's page (/issue/…) would not find its files.
        name: 'broadsheet:absolute-base',
        enforce: 'post',
        config: () => ({ base: '/' }),
      },
    ],
  },
});
