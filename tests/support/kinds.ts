import { annotate, issueIn, notesOn, type RunningApp, spanOf } from './apps.ts';
import { courier } from './keptFiles.ts';

/** A kind of thing that people make in a library, made and seen as a window does. */
export interface Kind {
  readonly name: 'note' | 'correction' | 'collection' | 'link' | 'masthead' | 'saved search';
  /** Makes one of three things, each another one; answers what `seen` calls it. */
  make(app: RunningApp, which: 0 | 1 | 2): Promise<string>;
  /** All of the kind that is there, in the order of the alphabet. */
  seen(app: RunningApp): Promise<readonly string[]>;
}

/** Words of the flood's issue, each in another line of one paragraph. */
const words = ['procession of bedding', 'every house in Water Lane', 'had been warned'] as const;
const fields = ['edition', 'place', 'title'] as const;
const flood = (app: RunningApp) => issueIn(app, courier.flood);

/** Everything that people make in a library, on the issues of `courierLibrary`. */
export const kinds: readonly Kind[] = [
  {
    name: 'note',
    make: async (app, which) => {
      await annotate(app, await flood(app), words[which], `Note ${which}`);
      return `Note ${which}`;
    },
    seen: async (app) => await notesOn(app, await flood(app)),
  },
  {
    name: 'correction',
    make: async (app, which) => {
      const { issueId, start, end } = await spanOf(app, await flood(app), words[which]);
      const replacement = `Correction ${which}`;
      await app.call('corrections.make', { issueId, wanted: { kind: 'text', start, end, replacement } });
      return replacement;
    },
    seen: async (app) => {
      const list = await app.call('corrections.list', { issueId: await flood(app) });
      return list
        .filter(({ correction }) => !correction.undone)
        .flatMap(({ correction: { change } }) => (change.kind === 'text' ? change.replacement : []))
        .toSorted();
    },
  },
  {
    name: 'collection',
    make: async (app, which) => {
      await app.call('collections.create', { name: `Collection ${which}`, pieces: [] });
      return `Collection ${which}`;
    },
    seen: async (app) => (await app.call('collections.list', {})).map(({ name }) => name).toSorted(),
  },
  {
    name: 'link',
    make: async (app, which) => {
      const issueId = await flood(app);
      const { articles } = await app.call('issue.get', { issueId });
      const [from, to] = [articles[0], articles[which + 1]];
      if (!from || !to) throw new Error('The issue has too few articles.');
      const end = ({ id }: typeof from) => ({ kind: 'article', issueId, articleId: id }) as const;
      await app.call('links.create', { from: end(from), to: end(to) });
      return to.headline?.text ?? '';
    },
    seen: async (app) => {
      const list = await app.call('links.list', { issueId: await flood(app) });
      const first = await firstHeadline(app);
      // A link within an issue comes twice, once from each end.
      const ends = list.map(({ there }) => there.headline ?? '').filter((headline) => headline !== first);
      return ends.toSorted();
    },
  },
  {
    name: 'masthead',
    make: async (app, which) => {
      const value = `Masthead ${which}`;
      await app.call('library.describe', {
        issueIds: [await flood(app)],
        fields: { [fields[which]]: value },
      });
      return value;
    },
    seen: async (app) => {
      const filledIn = await app.call('library.filledIn', { issueId: await flood(app) });
      return filledIn.map(({ value }) => String(value)).toSorted();
    },
  },
  {
    name: 'saved search',
    make: async (app, which) => {
      const name = `Search ${which}`;
      await app.call('search.save', { name, search: { query: 'flood', order: 'date', filters: {} } });
      return name;
    },
    seen: async (app) => (await app.call('search.saved', {})).map(({ name }) => name).toSorted(),
  },
];

async function firstHeadline(app: RunningApp): Promise<string> {
  const { articles } = await app.call('issue.get', { issueId: await flood(app) });
  return articles[0]?.headline?.text ?? '';
}
