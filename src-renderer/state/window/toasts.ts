import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Message } from '#shared/i18n/translate.ts';

/** A short line at the foot of the window: something was done, or could not be. */
export type Toast =
  | {
      readonly id: string;
      readonly kind: 'done';
      readonly message: Message;
      readonly undo: (() => void) | null;
    }
  | { readonly id: string; readonly kind: 'failure'; readonly error: unknown };

export interface Toasts {
  readonly store: StoreApi<{ readonly toasts: readonly Toast[] }>;
  /** `undo` takes back what was done; the line then offers it. */
  done(message: Message, undo?: () => void): void;
  failed(error: unknown): void;
  dismiss(id: string): void;
}

/** The newest three stay; who schedules their end is the component that shows them. */
export function createToasts(newId: () => string): Toasts {
  const store = createStore<{ readonly toasts: readonly Toast[] }>(() => ({ toasts: [] }));
  const add = (toast: Toast) => store.setState({ toasts: [...store.getState().toasts, toast].slice(-3) });
  return {
    store,
    done: (message, undo) => add({ id: newId(), kind: 'done', message, undo: undo ?? null }),
    failed: (error) => add({ id: newId(), kind: 'failure', error }),
    dismiss: (id) => store.setState({ toasts: store.getState().toasts.filter((toast) => toast.id !== id) }),
  };
}
