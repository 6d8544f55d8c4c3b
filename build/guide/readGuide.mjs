/**
 * Makes the pages of docs/guide into data that the window shows: decision 79. What the window could not show, and a
 * link or a picture that leads nowhere, ends the build.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { plainWords } from '../../src-renderer/components/guide/guide.ts';

/**
 * @typedef {import('../../src-renderer/components/guide/guide.ts').Guide} Guide
 * @typedef {import('../../src-renderer/components/guide/guide.ts').GuidePage} GuidePage
 * @typedef {import('../../src-renderer/components/guide/guide.ts').GuideBlock} GuideBlock
 * @typedef {import('../../src-renderer/components/guide/guide.ts').GuideWords} GuideWords
 * @typedef {import('../../src-renderer/components/guide/guide.ts').GuideLanguage} GuideLanguage
 * @typedef {{ file: string, ids: Set<string>, links: { page: string, section: string | null }[] }} Reading
 */

/** @type {readonly GuideLanguage[]} */
export const guideLanguages = ['en', 'zh-CN'];

/** The groups of pages in their order, with what they are called. @param {URL} folder of the guide */
const readOrder = (folder) =>
  /** @type {{ title: Record<GuideLanguage, string>, pages: string[] }[]} */ (
    JSON.parse(readFileSync(new URL('pages.json', folder), 'utf8'))
  );

/**
 * The guide in a language. Throws, naming the file, for what cannot be shown.
 * @param {URL} folder with `pages.json`, a folder a language, and `pictures` @param {GuideLanguage} language
 * @returns {Guide}
 */
export function readGuide(folder, language) {
  /** @type {(Reading & { name: string })[]} */
  const read = [];
  const groups = readOrder(folder).map(({ title, pages }) => ({
    title: title[language],
    pages: pages.map((name) => {
      const file = new URL(`${language}/${name}.md`, folder);
      const reading = { name, file: file.pathname, ids: new Set(), links: [] };
      read.push(reading);
      return readPage(name, readFileSync(file, 'utf8'), reading, new URL('pictures/', folder));
    }),
  }));
  const known = new Map(read.map(({ name, ids }) => [name, ids]));
  for (const { file, links } of read) {
    for (const { page, section } of links) {
      const ids = known.get(page);
      if (!ids || (section !== null && !ids.has(section))) {
        throw new Error(
          `${file}: the link to ${page}${section === null ? '' : `#${section}`} leads nowhere.`,
        );
      }
    }
  }
  return { language, groups };
}

/**
 * @param {string} name @param {string} text @param {Reading} reading @param {URL} pictures folder
 * @returns {GuidePage}
 */
function readPage(name, text, reading, pictures) {
  const { children } = fromMarkdown(text, {
    extensions: [gfm({ singleTilde: false })],
    mdastExtensions: [gfmFromMarkdown()],
  });
  const [first, ...rest] = children;
  if (first?.type !== 'heading' || first.depth !== 1)
    throw fault(reading, first, 'a page begins with its title');
  return { name, title: plainWords(wordsOf(first.children)), blocks: blocksOf(rest) };

  /** @param {readonly import('mdast').RootContent[]} nodes @returns {GuideBlock[]} */
  function blocksOf(nodes) {
    return nodes.map((node) => {
      switch (node.type) {
        case 'heading': {
          if (node.depth !== 2 && node.depth !== 3)
            throw fault(reading, node, 'headings are of depth 2 and 3');
          const words = wordsOf(node.children);
          const id = idOf(plainWords(words));
          if (reading.ids.has(id)) throw fault(reading, node, 'two headings are called the same');
          reading.ids.add(id);
          return { kind: 'heading', depth: node.depth, id, words };
        }
        case 'paragraph': {
          const [only] = node.children;
          if (node.children.length === 1 && only?.type === 'image') return pictureOf(only);
          return { kind: 'paragraph', words: wordsOf(node.children) };
        }
        case 'list':
          return {
            kind: 'list',
            ordered: node.ordered === true,
            items: node.children.map(({ children: inside }) => blocksOf(inside)),
          };
        case 'blockquote':
          return { kind: 'hint', blocks: blocksOf(node.children) };
        case 'code':
          return { kind: 'code', text: node.value };
        case 'table': {
          const rows = node.children.map((row) => row.children.map((cell) => wordsOf(cell.children)));
          return { kind: 'table', head: rows[0] ?? [], rows: rows.slice(1) };
        }
        default:
          throw fault(reading, node, `the guide cannot show ${node.type}`);
      }
    });
  }

  /** @param {import('mdast').Image} node @returns {GuideBlock} */
  function pictureOf(node) {
    const picture = /^\.\.\/pictures\/(.+)-light\.webp$/.exec(node.url)?.[1];
    const files = ['light', 'dark'].map((theme) => new URL(`${picture}-${theme}.webp`, pictures));
    if (!picture || !files.every((file) => existsSync(file)))
      throw fault(reading, node, `no picture ${node.url}`);
    if (!node.alt) throw fault(reading, node, 'a picture says what it shows');
    return { kind: 'picture', name: picture, says: node.alt };
  }

  /** @param {readonly import('mdast').PhrasingContent[]} nodes @returns {GuideWords[]} */
  function wordsOf(nodes) {
    return nodes.map((node) => {
      switch (node.type) {
        case 'text':
          // Lines are broken where the file is easy to read.
          return unbroken(node.value);
        case 'strong':
        case 'emphasis':
          return { kind: node.type, words: wordsOf(node.children) };
        case 'inlineCode':
          return { kind: 'code', text: node.value };
        case 'link':
          return linkOf(node);
        default:
          throw fault(reading, node, `the guide cannot show ${node.type}`);
      }
    });
  }

  /** @param {import('mdast').Link} node @returns {GuideWords} */
  function linkOf(node) {
    const words = wordsOf(node.children);
    const inside = /^(?:([a-z-]+)\.md)?(?:#(.+))?$/.exec(node.url);
    if (inside) {
      const target = {
        page: inside[1] ?? name,
        section: inside[2] === undefined ? null : decodeURIComponent(inside[2]),
      };
      reading.links.push(target);
      return { kind: 'link', ...target, words };
    }
    if (!node.url.startsWith('https://')) throw fault(reading, node, `the guide cannot lead to ${node.url}`);
    return { kind: 'outside', address: node.url, words };
  }
}

/** As GitHub names headings: https://github.com/gjtorikian/html-pipeline, `TableOfContentsFilter`. @param {string} title */
const idOf = (title) =>
  title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/gu, '-');

/** A break between two Han characters is none. @param {string} text */
const unbroken = (text) =>
  text
    .replaceAll(/([\p{Script=Han}，。；：！？、）】》」』”’…（“‘])\n([\p{Script=Han}（【《「『“‘])/gu, '$1$2')
    .replaceAll('\n', ' ');

/** @param {Reading} reading @param {{ position?: import("unist").Position | undefined } | undefined} node @param {string} sentence */
const fault = ({ file }, node, sentence) =>
  new Error(`${file}:${node?.position?.start.line ?? 1}: ${sentence}.`);
