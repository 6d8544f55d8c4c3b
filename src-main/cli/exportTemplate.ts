import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { presets } from '#core/exchange/export/markdown/presets.ts';
import { exportTemplate } from '#shared/contract/calls/export.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import { type ExportOptions, templatePresets } from '#shared/model/exportOptions.ts';

/**
 * A template by the name of a preset or from a YAML file; what the file lacks is as in `obsidian`.
 * @throws BroadsheetError badTemplate
 */
export async function readTemplate(nameOrFile: string): Promise<ExportOptions['template']> {
  const preset = templatePresets.find((name) => name === nameOrFile);
  if (preset) return preset;
  const path = resolve(nameOrFile);
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    const names = templatePresets.join(', ');
    const sentence = `There is no template ${nameOrFile}: give ${names} or the path of a YAML file.`;
    throw new BroadsheetError('badTemplate', sentence, { path }, { cause });
  });
  const read = exportTemplate.safeParse({ ...presets.obsidian, ...parsed(text, path) });
  if (read.success) return read.data;
  throw new BroadsheetError(
    'badTemplate',
    `${path} is no template: it may have the texts document, section and item only.`,
    { path },
  );
}

function parsed(text: string, path: string): object {
  try {
    const value: unknown = parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new BroadsheetError('badTemplate', `${path} is not YAML: ${reason}`, { path }, { cause });
  }
}
