import { enArchives } from './en/dialogs/archives.ts';
import { enSettings } from './en/dialogs/settings.ts';
import { enSnapshots } from './en/dialogs/snapshots.ts';
import { enExportTargets } from './en/exchange/exportTargets.ts';
import { enTargets } from './en/exchange/targets.ts';
import { zhCNArchives } from './zh-CN/dialogs/archives.ts';
import { zhCNSettings } from './zh-CN/dialogs/settings.ts';
import { zhCNSnapshots } from './zh-CN/dialogs/snapshots.ts';
import { zhCNExportTargets } from './zh-CN/exchange/exportTargets.ts';
import { zhCNTargets } from './zh-CN/exchange/targets.ts';

/**
 * Words that are said in dialogs alone, in every language: they come with the script of the dialogs, so that the first
 * paint does not wait for them.
 */
export const dialogWords = {
  en: { ...enSettings, ...enArchives, ...enSnapshots, ...enTargets, ...enExportTargets },
  'zh-CN': { ...zhCNSettings, ...zhCNArchives, ...zhCNSnapshots, ...zhCNTargets, ...zhCNExportTargets },
};
