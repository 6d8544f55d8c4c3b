import { createCiter } from '#core/exchange/citation/citer.ts';
import { programFiles } from '../programFiles.ts';

/** One for all tests of a file: reading a citation style takes longer than any of them. */
export const citer = createCiter(programFiles.citationStyles);
