import { Mldoc } from 'mldoc';

/** A file as Logseq's own parser reads it: kinds of blocks with what is in them. */
export function readLogseq(text: string): readonly (readonly [string, unknown])[] {
  const config = {
    toc: false,
    parse_outline_only: false,
    heading_number: false,
    keep_line_break: true,
    format: 'Markdown',
    heading_to_list: false,
    exporting_keep_properties: false,
    inline_type_with_pos: false,
    export_md_remove_options: [],
    hiccup_in_block: true,
  };
  const blocks = JSON.parse(Mldoc.parseJson(text, JSON.stringify(config))) as [readonly [string, unknown]][];
  return blocks.map(([block]) => block);
}
