import { Command } from 'commander';
import { pieceAddress } from '#core/exchange/annotationFiles/pieceAddress.ts';
import type { Piece } from '#shared/model/piece.ts';
import { withLibrary } from '../library.ts';
import { print } from '../output.ts';
import { clippingLine, pieceArgument, pieceOfLink } from '../pieces.ts';

/** The links between the passages of a library. */
export function linkCommand(): Command {
  return new Command('link')
    .description('List the links between passages, make and remove them.')
    .addCommand(listCommand().exitOverride())
    .addCommand(makeCommand().exitOverride())
    .addCommand(removeCommand().exitOverride());
}

function listCommand(): Command {
  return new Command('list')
    .description('Print every link: its id, and under it what it joins.')
    .argument('<library>', 'the library folder')
    .option('--issue <id>', 'only links with an end in this issue')
    .option('--json', 'print one JSON document per link')
    .action(async (path: string, { issue, json }: { readonly issue?: string; readonly json?: boolean }) => {
      await withLibrary(path, async ({ links, clipper }) => {
        const chosen = issue === undefined ? null : new Set((await links.of(issue)).map(({ id }) => id));
        const look = clipper.look();
        for (const { id, ends } of links.all()) {
          if (chosen && !chosen.has(id)) continue;
          const clippings = await Promise.all(
            ends.map(({ piece, remembered }) => look.clip(piece, remembered)),
          );
          if (json) {
            const told = clippings.map((clipping) => ({ link: pieceAddress(clipping.piece), ...clipping }));
            print(JSON.stringify({ id, ends: told }));
          } else print([id, ...clippings.map((clipping) => `\t${clippingLine(clipping)}`)].join('\n'));
        }
      });
    });
}

function makeCommand(): Command {
  return new Command('make')
    .description('Link two passages; prints the id of the link. One that is there already stays.')
    .argument('<library>', 'the library folder')
    .argument('<from>', pieceArgument, pieceOfLink)
    .argument('<to>', 'the other one, likewise', pieceOfLink)
    .action(async (path: string, from: Piece, to: Piece) => {
      await withLibrary(path, async ({ links }) => print(await links.create({ from, to })));
    });
}

function removeCommand(): Command {
  return new Command('remove')
    .description('Remove a link; what it joins stays.')
    .argument('<library>', 'the library folder')
    .argument('<link>', 'its id, as `link list` prints it')
    .action(async (path: string, linkId: string) => {
      await withLibrary(path, async ({ links }) => {
        await links.remove(linkId);
        print(linkId);
      });
    });
}
