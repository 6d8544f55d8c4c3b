import { enSnapshots } from './en/snapshots.ts';
import { zhCNSnapshots } from './zh-CN/snapshots.ts';

/**
 * Words that are said in dialogs alone, in every language: they come with the script of the dialogs, so that the first
 * paint does not wait for them.
 */
export const dialogWords = { en: enSnapshots, 'zh-CN': zhCNSnapshots };
