import type { IssueSummary } from '#shared/model/library.ts';
import { type PaperProposal, proposeNames } from '#shared/papers/paperProposals.ts';

/** What a person decided of a proposal; what they did not touch is as proposed. */
export interface ProposalChoice {
  /** Left out of what is named; absent where the proposal decides. */
  readonly isTaken?: boolean;
  /** What the issues are to be called. */
  readonly title?: string;
  /** Papers that look alike are two: each keeps its name, as the person's word. */
  readonly isApart?: boolean;
}
export type ProposalChoices = Readonly<Record<string, ProposalChoice>>;

/** A paper's issues with the name that they are to bear. */
export interface PaperToName {
  readonly issueIds: string[];
  readonly title: string;
}

export const chosenTitle = ({ suggestions }: PaperProposal, choice: ProposalChoice = {}): string =>
  choice.title ?? suggestions[0] ?? '';

/** Whether a proposal is carried out with the others: where a name is known, and not only guessed. */
export const isTaken = (proposal: PaperProposal, choice: ProposalChoice = {}): boolean =>
  choice.isTaken ?? (choice.title === undefined ? proposal.isSure : choice.title.trim() !== '');

/** What is to be named, and how, of all that is proposed. */
export function papersToName(
  proposals: readonly PaperProposal[],
  choices: ProposalChoices,
): readonly PaperToName[] {
  return proposals.flatMap((proposal) => {
    const choice = choices[proposal.key];
    if (!isTaken(proposal, choice)) return [];
    if (choice?.isApart === true) {
      const papers = Map.groupBy(proposal.issues, ({ publication }) => publication ?? '');
      return [...papers].flatMap(([title, issues]) => (title === '' ? [] : named(issues, title)));
    }
    return named(proposal.issues, chosenTitle(proposal, choice).trim());
  });
}

const named = (issues: readonly IssueSummary[], title: string): readonly PaperToName[] =>
  title === '' ? [] : [{ issueIds: issues.map(({ id }) => id), title }];

let proposed: { readonly issues: unknown; readonly proposals: readonly PaperProposal[] } | null = null;

/** The proposals for a library's issues, made once for all who ask while the issues stay the same. */
export function proposalsFor(issues: ReadonlyMap<string, IssueSummary>): readonly PaperProposal[] {
  if (proposed?.issues !== issues) proposed = { issues, proposals: proposeNames(issues.values()) };
  return proposed.proposals;
}
