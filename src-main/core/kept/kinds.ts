import { annotationKind } from './annotations/kind.ts';
import { collectionKind } from './collections/collectionRecords.ts';
import { correctionKind } from './corrections/kind.ts';
import { descriptionKind } from './descriptions/kind.ts';
import { linkKind } from './links/links.ts';
import type { PlacedKind } from './records/places.ts';
import { searchKind } from './savedSearches/kind.ts';
import { sourceKind } from './sources/chosenSources.ts';

/** Everything that people make in a library, by kind. */
export const kinds: readonly PlacedKind[] = [
  annotationKind,
  correctionKind,
  collectionKind,
  linkKind,
  descriptionKind,
  searchKind,
  sourceKind,
];
