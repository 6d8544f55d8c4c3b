import type { Library } from '#core/archive/library/library.ts';
import type { AnnotationStore } from '#core/kept/annotations/store.ts';
import type { Corrections } from '#core/kept/corrections/corrections.ts';
import { toFailure } from '#shared/contract/errors.ts';
import { findGaps } from '#shared/model/gaps.ts';
import type { Hand } from '#shared/model/hand.ts';
import type { Issue } from '#shared/model/issue.ts';
import { type IssueSummary, isNews } from '#shared/model/library.ts';

/** Something a person should look at. `message` is one plain English sentence that names the file. */
export interface Finding {
  readonly kind:
    | 'problem'
    | 'news'
    | 'duplicate'
    | 'gap'
    | 'warning'
    | 'lowConfidence'
    | 'orphan'
    | 'waiting'
    | 'correction';
  readonly path: string | null;
  readonly message: string;
}

/** Structure below this confidence is worth a look. */
export const doubtfulBelow = 0.5;

/** Everything that is wrong or doubtful in a library that was read to its end, worst first. */
export async function* checkLibrary(
  library: Library,
  annotations: AnnotationStore,
  corrections: Corrections | null = null,
): AsyncGenerator<Finding> {
  const { problems } = library.state();
  for (const problem of problems) {
    const kind = isNews(problem) ? 'news' : 'problem';
    yield { kind, path: problem.path, message: problem.message };
  }
  const summaries = library.summaries();
  yield* orphans(library, annotations);
  if (corrections) yield* lostCorrections(library, corrections);
  yield* duplicates(summaries);
  yield* gaps(summaries);
  for (const summary of summaries) yield* doubts(summary, library);
}

async function* orphans(library: Library, annotations: AnnotationStore): AsyncGenerator<Finding> {
  for (const [issueId, list] of await annotations.all()) {
    const issue = library.summary(issueId);
    const path = issue?.path ?? (await annotations.issueOf(issueId))?.path ?? null;
    for (const { annotation, anchor } of list) {
      if (anchor) continue;
      const passage = annotation.target.shown;
      const subject = `${path ?? issueId}: the passage “${passage}” of annotation ${annotation.id}`;
      yield issue
        ? { kind: 'orphan', path, message: `${subject} is not found.` }
        : { kind: 'waiting', path, message: `${subject} waits for its issue, which is not in the library.` };
    }
  }
}

/** Corrections whose passage is not found for certain; they are kept and not applied. */
async function* lostCorrections(library: Library, corrections: Corrections): AsyncGenerator<Finding> {
  for (const issueId of corrections.issueIds) {
    const path = library.summary(issueId)?.path ?? null;
    const printed = path === null ? null : await library.getPrinted(issueId).catch(() => null);
    for (const { correction, place } of printed ? corrections.list(printed) : []) {
      if (place) continue;
      yield {
        kind: 'correction',
        path,
        message: `${path}: the correction ${correction.id} of “${correction.target.shown}” is not applied, because its passage is not found for certain.`,
      };
    }
  }
}

function* duplicates(summaries: readonly IssueSummary[]): Generator<Finding> {
  const paths = new Map(summaries.map(({ id, path }) => [id, path]));
  for (const { path, duplicateOf } of summaries) {
    if (duplicateOf === null) continue;
    yield {
      kind: 'duplicate',
      path,
      message: `${path} is the same issue as ${paths.get(duplicateOf) ?? duplicateOf}.`,
    };
  }
}

/** Runs by publication; editions of a day are one day of the run. */
function* gaps(summaries: readonly IssueSummary[]): Generator<Finding> {
  const runs = new Map<string, { name: string; issues: { date: string; issueNumber: string | null }[] }>();
  for (const { publication, date, issueNumber } of summaries) {
    if (publication === null || date === null) continue;
    const run = runs.get(publication) ?? { name: publication, issues: [] };
    runs.set(publication, run);
    run.issues.push({ date, issueNumber });
  }
  for (const { name, issues } of runs.values()) {
    for (const { after, before, count } of findGaps(issues)) {
      const missing = count === 1 ? 'one issue is' : `${count} issues are`;
      yield {
        kind: 'gap',
        path: null,
        message: `${name}: ${missing} missing between ${after} and ${before}.`,
      };
    }
  }
}

async function* doubts(summary: IssueSummary, library: Library): AsyncGenerator<Finding> {
  const { path } = summary;
  let issue: Issue;
  try {
    issue = await library.getIssue(summary.id);
  } catch (error) {
    yield { kind: 'problem', path, message: toFailure(error).message };
    return;
  }
  for (const warning of issue.warnings) {
    yield { kind: 'warning', path, message: `${path}: ${warning.message}` };
  }
  for (const article of issue.articles) {
    if (article.confidence >= doubtfulBelow) continue;
    const name = article.headline?.text ?? 'an article without a headline';
    yield {
      kind: 'lowConfidence',
      path,
      message: `${path}: the structure of “${name}” is doubtful (${Math.round(article.confidence * 100)} %).`,
    };
  }
}

/** Who works in a library, in one plain English sentence each; nothing is wrong with that. */
export const describeHands = (hands: readonly Hand[]) =>
  hands.map(({ name, devices, lastSeen, isOwn }) => ({
    kind: 'hand' as const,
    path: null,
    message: `${name}${isOwn ? ' (you)' : ''}, last heard of ${lastSeen}, writes files named ${devices.join(', ')}.`,
  }));
