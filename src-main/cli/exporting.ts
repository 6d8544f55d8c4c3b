import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { createCiter } from '#core/exchange/citation/citer.ts';
import { contentForExport } from '#core/exchange/export/collection.ts';
import { writeDocx } from '#core/exchange/export/docx/writeDocx.ts';
import { writeSearchablePdfs } from '#core/exchange/export/pages/writeSearchablePdfs.ts';
import {
  cutRegions,
  pictureNames,
  showsRegions,
  writeRegions,
} from '#core/exchange/export/regions/regions.ts';
import { writeExport } from '#core/exchange/export/writeExport.ts';
import { formatDeepLink } from '#shared/contract/deepLink.ts';
import {
  defaultExportOptions,
  type ExportOptions,
  exportFormats,
  exportGroupings,
  fenceForms,
  tagWordMarks,
  templatePresets,
  usualGrouping,
} from '#shared/model/exportOptions.ts';
import { citationStyles, type Settings } from '#shared/model/settings.ts';
import { readTemplate } from './exportTemplate.ts';
import { withLibrary } from './library.ts';
import { print, say } from './output.ts';
import { programFiles } from './places.ts';
import { exportPreferences } from './preferences.ts';
import type { ScopeIn } from './scope.ts';

/** How an export is written, as the command line is told. */
export interface ExportWays
  extends Pick<ExportOptions, 'format' | 'links' | 'colours' | 'removed' | 'tagWords'> {
  /** Where the marker lines stand. */
  readonly markers: ExportOptions['fences'];
  readonly per?: ExportOptions['per'];
  readonly out: string;
  readonly quotes: boolean;
  readonly template: string;
  readonly style?: Settings['citationStyle'];
}

const choice = (flags: string, description: string, choices: readonly string[]) =>
  new Option(flags, description).choices([...choices]);

/** Gives a command the options of `ExportWays`. */
export function withExportWays(command: Command): Command {
  const { format, links, colours, removed } = defaultExportOptions;
  return command
    .addOption(choice('--format <format>', 'file format', exportFormats).default(format))
    .requiredOption('--out <folder>', 'where to write; Markdown of an earlier export is brought up to date')
    .addOption(
      choice('--per <what>', 'one file for each (without it: issue, of references library)', exportGroupings),
    )
    .option(
      '--template <template>',
      `${templatePresets.join(', ')}, or a YAML file with document, section and item in Liquid`,
      'obsidian',
    )
    .addOption(
      choice('--style <style>', 'citation style instead of the preferred one', ['auto', ...citationStyles]),
    )
    .addOption(choice('--links <links>', 'links between files', ['plain', 'wiki']).default(links))
    .addOption(
      choice('--colours <use>', 'what highlight colours become', ['none', 'headings', 'tags']).default(
        colours,
      ),
    )
    .addOption(
      choice('--removed <what>', 'annotations in a file that are gone', ['remove', 'strike']).default(
        removed,
      ),
    )
    .addOption(
      choice('--tag-words <mark>', 'between the words of a tag in Obsidian', tagWordMarks).default(
        defaultExportOptions.tagWords,
      ),
    )
    .addOption(
      choice(
        '--markers <where>',
        'marker lines, by which Broadsheet knows its part of a file: beside, as comments, or at the end',
        fenceForms,
      ).default(defaultExportOptions.fences),
    )
    .option('--no-quotes', 'leave the quoted passages out');
}

/** Writes a part of a library; prints the path of every file. Throws what rendering and writing throw. */
export async function exportFrom(path: string, options: ExportWays, scopeIn: ScopeIn): Promise<void> {
  const preferred = await exportPreferences();
  const exportOptions: ExportOptions = {
    format: options.format,
    per: options.per ?? usualGrouping(options.format),
    links: options.links,
    colours: options.colours,
    removed: options.removed,
    tagWords: options.tagWords,
    fences: options.markers,
    withoutQuotes: !options.quotes,
    template: await readTemplate(options.template),
  };
  await withLibrary(path, async (session) => {
    const scope = scopeIn(session);
    if (options.format === 'pdf') {
      const { issues } = await contentForExport(scope, session, options.format);
      const { paths, missing } = await writeSearchablePdfs(issues, session.library, resolve(options.out));
      for (const sentence of missing) say(sentence);
      for (const path of paths) print(path);
      return;
    }
    const content = await contentForExport(scope, session, options.format);
    const { cutPicture } = await import('#core/archive/facsimile/cutPicture.ts');
    const regions = showsRegions(options.format)
      ? await cutRegions(scope, content, exportOptions, session.library, cutPicture)
      : [];
    const input = {
      ...preferred,
      ...(options.style && { citationStyle: options.style }),
      ...content,
      pictures: pictureNames(regions),
      made: new Date().toISOString(),
      linkTo: (issueId: string, annotationId: string | null) =>
        formatDeepLink({ issueId, articleId: null, annotationId, start: null, end: null }),
      citer: createCiter(programFiles.citationStyles),
    };
    const { renderExport } = await import('#core/exchange/export/formats.ts');
    const files = renderExport(scope, input, exportOptions);
    if (options.format === 'docx') {
      for (const written of await writeDocx(files, resolve(options.out), regions)) print(written);
      return;
    }
    for (const { path: written, avoided } of await writeExport(
      files,
      resolve(options.out),
      options.removed,
    )) {
      if (avoided) say(`${avoided.path} was left alone because it is not a whole export of ours.`);
      print(written);
    }
    for (const written of await writeRegions(regions, resolve(options.out))) print(written);
  });
}
