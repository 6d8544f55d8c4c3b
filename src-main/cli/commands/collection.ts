import { Command } from 'commander';
import { pieceAddress } from '#core/exchange/annotationFiles/pieceAddress.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import { collectionName, note } from '#shared/contract/inputs.ts';
import type { CollectionMember } from '#shared/model/collection.ts';
import { type Piece, pieceKey } from '#shared/model/piece.ts';
import { collectionCalled } from '../collections.ts';
import { type ExportWays, exportFrom, withExportWays } from '../exporting.ts';
import { withLibrary } from '../library.ts';
import { checkedBy } from '../optionValues.ts';
import { print, say } from '../output.ts';
import { clippingLine, pieceArgument, piecesOfLinks } from '../pieces.ts';
import { inCollection } from '../scope.ts';

/** The collections of a library. */
export function collectionCommand(): Command {
  const parts = [
    listCommand,
    showCommand,
    makeCommand,
    renameCommand,
    noteCommand,
    addCommand,
    removeCommand,
    exportCommand,
    deleteCommand,
  ];
  const collection = new Command('collection').description(
    'List collections and what is in them, make, fill, export and delete them.',
  );
  for (const part of parts) collection.addCommand(part().exitOverride());
  return collection;
}

const asName = checkedBy(collectionName, 'It must be a name of 1 to 200 characters.');
const asNote = checkedBy(note, 'It is too long for a note.');

const on = (name: string, description: string): Command =>
  new Command(name)
    .description(description)
    .argument('<library>', 'the library folder')
    .argument('<collection>', 'its name or id');

function listCommand(): Command {
  return new Command('list')
    .description('Print every collection: its id, how much is in it, its name.')
    .argument('<library>', 'the library folder')
    .option('--json', 'print one JSON document per collection')
    .action(async (path: string, { json }: { readonly json?: boolean }) => {
      await withLibrary(path, async ({ collections }) => {
        for (const one of collections.list()) {
          print(json ? JSON.stringify(one) : `${one.id}\t${one.memberCount}\t${one.name}`);
        }
      });
    });
}

function showCommand(): Command {
  return on('show', 'Print what is in a collection, in its order, with what is said of it.')
    .option('--json', 'print one JSON document')
    .action(async (path: string, name: string, { json }: { readonly json?: boolean }) => {
      await withLibrary(path, async ({ collections }) => {
        const collection = await collections.get(collectionCalled(name, collections).id);
        if (json) {
          const members = collection.members.map((member) => ({
            link: pieceAddress(member.clipping.piece),
            ...member,
          }));
          print(JSON.stringify({ ...collection, members }));
          return;
        }
        if (collection.note !== '') say(collection.note);
        for (const member of collection.members) print(memberLines(member));
      });
    });
}

function makeCommand(): Command {
  return new Command('make')
    .description('Make a collection; prints its id.')
    .argument('<library>', 'the library folder')
    .argument('<name>', 'what it is called', asName)
    .argument('[piece...]', pieceArgument, piecesOfLinks)
    .action(async (path: string, name: string, pieces: readonly Piece[]) => {
      await withLibrary(path, async ({ collections }) => {
        if (collections.list().some((one) => one.name === name)) {
          throw new BroadsheetError(
            'badArguments',
            `There is a collection called ${name} already: add to it, or choose another name.`,
          );
        }
        print(await collections.create({ name, pieces: [...pieces] }));
      });
    });
}

function renameCommand(): Command {
  return on('rename', 'Give a collection another name.')
    .argument('<name>', 'what it shall be called', asName)
    .action(async (path: string, wanted: string, name: string) => {
      await withLibrary(path, async ({ collections }) => {
        const { id } = collectionCalled(wanted, collections);
        await collections.change({ collectionId: id, name });
        print(id);
      });
    });
}

function noteCommand(): Command {
  return on('note', 'Say something of a collection, or of what is in it; an empty text takes it back.')
    .argument('<text>', 'Markdown', asNote)
    .option('--piece <link>', 'of this piece, as `collection show` prints it', (link) => piecesOfLinks(link))
    .action(
      async (path: string, name: string, text: string, { piece }: { readonly piece?: readonly Piece[] }) => {
        await withLibrary(path, async ({ collections }) => {
          const { id } = collectionCalled(name, collections);
          if (piece === undefined) await collections.change({ collectionId: id, note: text });
          else {
            const { members } = await collections.get(id);
            for (const memberId of membersOf(members, piece, name)) {
              await collections.changeMember({ collectionId: id, memberId, note: text });
            }
          }
        });
      },
    );
}

function addCommand(): Command {
  return on(
    'add',
    'Put articles and annotations at the end of a collection; what is in it stays where it is.',
  )
    .argument('<piece...>', pieceArgument, piecesOfLinks)
    .action(async (path: string, name: string, pieces: readonly Piece[]) => {
      await withLibrary(path, async ({ collections }) => {
        const { id } = collectionCalled(name, collections);
        say(`${await collections.add({ collectionId: id, pieces: [...pieces] })} added.`);
      });
    });
}

function removeCommand(): Command {
  return on('remove', 'Take articles and annotations out of a collection; they stay in their issues.')
    .argument('<piece...>', pieceArgument, piecesOfLinks)
    .action(async (path: string, name: string, pieces: readonly Piece[]) => {
      await withLibrary(path, async ({ collections }) => {
        const { id } = collectionCalled(name, collections);
        const memberIds = membersOf((await collections.get(id)).members, pieces, name);
        await collections.removeMembers({ collectionId: id, memberIds });
        say(`${memberIds.length} taken out.`);
      });
    });
}

function exportCommand(): Command {
  return withExportWays(on('export', 'Export a collection; prints the path of every file written.')).action(
    async (path: string, name: string, ways: ExportWays) => {
      await exportFrom(path, ways, inCollection(name));
    },
  );
}

function deleteCommand(): Command {
  return on('delete', 'Delete a collection; what is in it stays in its issues.').action(
    async (path: string, name: string) => {
      await withLibrary(path, async ({ collections }) => {
        const { id } = collectionCalled(name, collections);
        await collections.remove(id);
        print(id);
      });
    },
  );
}

/** The ids of the members that pieces are. Throws `collectionNotFound` where one is not in the collection. */
function membersOf(members: readonly CollectionMember[], pieces: readonly Piece[], name: string): string[] {
  const ids = new Map(members.map(({ id, clipping }) => [pieceKey(clipping.piece), id]));
  return pieces.map((piece) => {
    const id = ids.get(pieceKey(piece));
    if (id !== undefined) return id;
    throw new BroadsheetError(
      'collectionNotFound',
      `${pieceAddress(piece)} is not in the collection ${name}.`,
    );
  });
}

const memberLines = ({ clipping, note: said }: CollectionMember): string =>
  [clippingLine(clipping), ...(said === '' ? [] : said.split('\n').map((line) => `\t${line}`))].join('\n');
