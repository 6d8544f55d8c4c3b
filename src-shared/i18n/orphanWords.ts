import { enOrphans } from './en/notes/orphans.ts';
import { zhCNOrphans } from './zh-CN/notes/orphans.ts';

/** What is said of annotations that lost their place, in every language: it comes with what shows them. */
export const orphanWords = { en: enOrphans, 'zh-CN': zhCNOrphans };
