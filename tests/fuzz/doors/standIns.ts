/** What stands in calls for things that have another name in every run: `{{issue}}`, `{{given}}`, … */
export const standIns = [
  'issue',
  'article',
  'annotation',
  'collection',
  'saved',
  'target',
  'snapshot',
  'given',
  'library',
] as const;
export type StandIn = (typeof standIns)[number];

interface Known {
  readonly folders: { readonly library: string; readonly given: string };
  /** The newest answer of each call. */
  readonly answers: ReadonlyMap<string, unknown>;
}

/** The input with every stand-in replaced by what is there now; as a text, since inputs nest deeper than calls may. */
export function resolveInput(input: unknown, known: Known): unknown {
  const text = JSON.stringify(input).replaceAll(/\{\{(\w+)\}\}/gu, (whole, name: string) => {
    const value = standInOf(name as StandIn, known);
    return value === undefined ? whole : JSON.stringify(value).slice(1, -1);
  });
  return JSON.parse(text) as unknown;
}

function standInOf(name: StandIn, { folders, answers }: Known): string | undefined {
  const first = (call: string, ...path: readonly string[]): string | undefined => {
    let value: unknown = answers.get(call);
    for (const key of ['0', ...path]) value = (value as Record<string, unknown> | undefined)?.[key];
    return typeof value === 'string' ? value : undefined;
  };
  const places: Readonly<Record<StandIn, () => string | undefined>> = {
    issue: () => first('library.issues', 'id'),
    article: () =>
      (answers.get('issue.get') as { articles?: { id: string }[] } | undefined)?.articles?.[0]?.id,
    annotation: () => first('annotations.list', 'annotation', 'id'),
    collection: () => first('collections.list', 'id'),
    saved: () => first('search.saved', 'id'),
    target: () => first('targets.list', 'id'),
    snapshot: () => first('snapshots.list', 'id'),
    given: () => folders.given,
    library: () => folders.library,
  };
  return Object.hasOwn(places, name) ? places[name]() : undefined;
}
