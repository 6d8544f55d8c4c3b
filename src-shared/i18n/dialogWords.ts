import { enExportTargets } from './en/exchange/exportTargets.ts';
import { enTargets } from './en/exchange/targets.ts';
import { enSnapshots } from './en/snapshots.ts';
import { zhCNExportTargets } from './zh-CN/exchange/exportTargets.ts';
import { zhCNTargets } from './zh-CN/exchange/targets.ts';
import { zhCNSnapshots } from './zh-CN/snapshots.ts';

/**
 * Words that are said in dialogs alone, in every language: they come with the script of the dialogs, so that the first
 * paint does not wait for them.
 */
export const dialogWords = {
  en: { ...enSnapshots, ...enTargets, ...enExportTargets },
  'zh-CN': { ...zhCNSnapshots, ...zhCNTargets, ...zhCNExportTargets },
};
