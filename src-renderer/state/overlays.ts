import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ExportScope } from '#shared/contract/exportCalls.ts';

/** What an export dialog was opened on; it offers the scopes that this allows. */
export interface ExportSubject {
  readonly kind: ExportScope['kind'];
  readonly issueId: string | null;
  readonly articleId: string | null;
  readonly annotationIds: readonly string[];
}

export type DialogRequest =
  | { readonly kind: 'settings' }
  | { readonly kind: 'help' }
  /** `paths`: what was dropped and waits to be added; null to choose. */
  | { readonly kind: 'import'; readonly paths: readonly string[] | null }
  | { readonly kind: 'describe'; readonly issueIds: readonly string[] }
  | { readonly kind: 'export'; readonly subject: ExportSubject };

/** What lies over the window, and which panel is drawn over the paper on a narrow one. */
export interface OverlayState {
  readonly dialog: DialogRequest | null;
  readonly drawer: 'contents' | 'notes' | null;
}

export type OverlayStore = StoreApi<OverlayState>;

export const createOverlays = (): OverlayStore =>
  createStore<OverlayState>(() => ({ dialog: null, drawer: null }));
