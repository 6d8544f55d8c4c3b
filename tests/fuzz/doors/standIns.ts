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

/** The input with every stand-in replaced by what is there now. */
export function resolveInput(input: unknown, known: Known): unknown {
  if (typeof input === 'string') {
    return input.replaceAll(
      /\{\{(\w+)\}\}/gu,
      (whole, name: string) => standInOf(name as StandIn, known) ?? whole,
    );
  }
  if (Array.isArray(input)) return input.map((one) => resolveInput(one, known));
  if (typeof input === 'object' && input !== null) {
    return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, resolveInput(value, known)]));
  }
  return input;
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
