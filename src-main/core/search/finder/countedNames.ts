import type { Name } from '#shared/model/finding/name.ts';
import type { NameShelf } from './nameShelf.ts';

/** Names that several things bear: each stands once on the shelf, with how many bear it. */
export interface CountedNames {
  add(label: string): void;
  take(label: string): void;
}

export function createCountedNames(
  shelf: NameShelf,
  nameOf: (label: string, count: number) => Name,
): CountedNames {
  const counted = new Map<string, { readonly id: number; count: number }>();
  return {
    add(label) {
      const known = counted.get(label);
      if (!known) {
        counted.set(label, { id: shelf.add(nameOf(label, 1)), count: 1 });
        return;
      }
      known.count++;
      shelf.change(known.id, nameOf(label, known.count));
    },
    take(label) {
      const known = counted.get(label);
      if (!known) return;
      known.count--;
      if (known.count > 0) {
        shelf.change(known.id, nameOf(label, known.count));
        return;
      }
      shelf.take(known.id);
      counted.delete(label);
    },
  };
}
