import type { Outcome } from '#shared/contract/outcome.ts';
import type { TextOfIssue } from '../reprintStore.ts';

/** What the reprint worker is asked. */
export type ReprintTask =
  | { readonly kind: 'open'; readonly path: string | null }
  | {
      readonly kind: 'put';
      readonly issueId: string;
      readonly version: string;
      readonly texts: readonly TextOfIssue[];
    }
  | { readonly kind: 'remove'; readonly issueIds: readonly string[] }
  | { readonly kind: 'candidates'; readonly issueId: string; readonly texts: readonly TextOfIssue[] }
  | { readonly kind: 'compare'; readonly left: string; readonly rights: readonly string[] }
  | { readonly kind: 'close' };

/** What it answers: what the store's method of that name does. */
export type ReprintAnswer = Outcome<unknown>;
