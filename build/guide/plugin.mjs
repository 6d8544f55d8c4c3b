/**
 * The guide as modules of the window: `virtual:guide/en`, `virtual:guide/zh-CN`. Each carries its pages as data and the
 * addresses of its pictures, and is fetched when somebody asks for help.
 */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { guideLanguages, readGuide } from './readGuide.mjs';

const folder = new URL('../../docs/guide/', import.meta.url);
const prefix = 'virtual:guide/';

/** @returns {import('vite').Plugin} */
export function guidePlugin() {
  return {
    name: 'broadsheet:guide',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : null),
    load(id) {
      const language = guideLanguages.find((one) => id === `\0${prefix}${one}`);
      if (!language) return null;
      const guide = readGuide(folder, language);
      for (const file of readdirSync(new URL(`${language}/`, folder)))
        this.addWatchFile(fileURLToPath(new URL(`${language}/${file}`, folder)));
      const names = guide.groups
        .flatMap(({ pages }) => pages.flatMap(({ blocks }) => picturesOf(blocks)))
        .filter((name, index, all) => all.indexOf(name) === index);
      const pictures = names.map((name) => ({
        name,
        // The addresses are the build's to give: pictures are files of their own beside the scripts.
        files: ['light', 'dark'].map((theme) =>
          fileURLToPath(new URL(`pictures/${name}-${theme}.webp`, folder)),
        ),
      }));
      const imports = pictures.flatMap(({ files }, at) =>
        files.map((file, which) => `import p${at}_${which} from ${JSON.stringify(`${file}?url`)};`),
      );
      const entries = pictures.map(
        ({ name }, at) => `${JSON.stringify(name)}: { light: p${at}_0, dark: p${at}_1 }`,
      );
      return [
        ...imports,
        // Data in a string is read several times faster than as a script: https://v8.dev/blog/cost-of-javascript-2019.
        `export const guide = JSON.parse(${JSON.stringify(JSON.stringify(guide))});`,
        `export const pictures = { ${entries.join(', ')} };`,
      ].join('\n');
    },
  };
}

/**
 * @param {readonly import('../../src-renderer/components/guide/guide.ts').GuideBlock[]} blocks
 * @returns {string[]}
 */
function picturesOf(blocks) {
  return blocks.flatMap((block) => {
    if (block.kind === 'picture') return [block.name];
    if (block.kind === 'hint') return picturesOf(block.blocks);
    return block.kind === 'list' ? block.items.flatMap(picturesOf) : [];
  });
}
