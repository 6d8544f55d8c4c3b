import type { Adoption, ForeignAnnotation } from '#core/kept/annotations/adopt.ts';
import { sameWords } from '#core/kept/annotations/edits.ts';
import type { AnnotationStore } from '#core/kept/annotations/store.ts';
import type { Links } from '#core/kept/links/links.ts';
import type { Annotation } from '#shared/model/annotation.ts';
import type { AnnotationImport, ImportConflict, ImportedSource } from '#shared/model/exchange.ts';
import { type IncomingSource, waitingId } from '../annotationFiles/incoming.ts';
import type { NamedIncomingFile } from '../annotationFiles/readAnnotations.ts';
import { homesOfLinks } from './linkHomes.ts';
import { IssueMatcher, type MatchedIssue, type MatchingLibrary } from './match.ts';
import { describeSource } from './waiting.ts';

/** The annotations of one source, and the issue they belong to. */
interface MatchedSource {
  readonly source: IncomingSource;
  readonly annotations: readonly ForeignAnnotation[];
  /** Null: they wait for it. */
  readonly match: MatchedIssue | null;
  readonly issueId: string;
}

/**
 * Takes in the annotations and links of files that were read, in one undoable step, and reports on every row.
 */
export async function importAnnotations(
  files: readonly NamedIncomingFile[],
  library: MatchingLibrary,
  annotations: AnnotationStore,
  links: Pick<Links, 'adopting'>,
): Promise<AnnotationImport> {
  const matcher = new IssueMatcher(library);
  const matched: MatchedSource[] = [];
  const bySource = Map.groupBy(
    files.flatMap((file) => file.annotations),
    ({ source }) => source.address,
  );
  for (const rows of bySource.values()) {
    const [first] = rows;
    if (!first) continue;
    const { source } = first;
    const marks = rows.map(({ annotation }) => annotation);
    const match = await matcher.find(source, marks);
    matched.push({ source, annotations: marks, match, issueId: match?.issueId ?? waitingId(source) });
  }
  const before = await annotationsOf(new Set(matched.map(({ issueId }) => issueId)), annotations);
  const homes = new Map(
    matched.flatMap(({ source, issueId }) => (source.issueId === null ? [] : [[source.issueId, issueId]])),
  );
  const foreign = await homesOfLinks(
    files.flatMap((file) => file.links),
    homes,
    matcher,
  );
  const linked = links.adopting(foreign);
  const adoption = await annotations.adopt(
    matched.map(({ source, annotations: marks, match, issueId }) => ({
      issueId,
      issue: match ? null : describeSource(source),
      annotations: marks,
    })),
    [linked.part],
  );
  return {
    files: files.map(({ name, format }) => ({ name, format })),
    ...report(matched, before, adoption, library),
    links: linked.outcome(),
    refused: files.flatMap(({ name, refused }) => refused.map((row) => ({ file: name, ...row }))),
    changed: adoption.added.length + adoption.updated.length > 0,
  };
}

/** What is here on some issues, by issue and id. */
async function annotationsOf(
  issueIds: ReadonlySet<string>,
  annotations: AnnotationStore,
): Promise<ReadonlyMap<string, Annotation>> {
  const known = new Map<string, Annotation>();
  for (const issueId of issueIds) {
    for (const { annotation } of await annotations.list(issueId))
      known.set(keyOf(issueId, annotation.id), annotation);
  }
  return known;
}

const keyOf = (issueId: string, annotationId: string) => `${issueId}\u0000${annotationId}`;

function report(
  matched: readonly MatchedSource[],
  before: ReadonlyMap<string, Annotation>,
  adoption: Adoption,
  library: MatchingLibrary,
): Pick<AnnotationImport, 'sources' | 'conflicts'> {
  // An id that stands twice in the files is new once.
  const added = new Set(adoption.added);
  const updated = new Set(adoption.updated);
  const orphans = new Set(adoption.orphans);
  const conflicts: ImportConflict[] = [];
  const sources = matched.map(({ source, annotations, match, issueId }): ImportedSource => {
    const counts = { attached: 0, orphaned: 0, waiting: 0, present: 0, conflicting: 0 };
    for (const annotation of annotations) {
      const { id } = annotation;
      const here = before.get(keyOf(issueId, id));
      if (added.delete(id)) {
        counts[match === null ? 'waiting' : orphans.has(id) ? 'orphaned' : 'attached']++;
      } else if (!here || sameWords(here, annotation)) {
        counts.present++;
      } else {
        const kept = updated.delete(id) ? 'file' : 'here';
        const otherNote = kept === 'file' ? here.note : annotation.note;
        counts.conflicting++;
        conflicts.push({ issueId, annotationId: id, shown: here.target.shown, kept, otherNote });
      }
    }
    return {
      issueId,
      ...namesOf(source, match && library.summary(match.issueId)),
      matchedBy: match?.matchedBy ?? null,
      ...counts,
    };
  });
  return { sources, conflicts };
}

/** Found issues have the library's own names. */
function namesOf(source: IncomingSource, summary: ReturnType<MatchingLibrary['summary']>) {
  const { publication, date, edition, issueNumber } = summary ?? source;
  return { publication, date, edition, issueNumber, name: summary?.path ?? source.name };
}
