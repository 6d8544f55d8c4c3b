import type { Warning } from '#shared/model/issue.ts';
import { parseAlto } from '../alto/parseAlto.ts';
import type { PrintedPage } from '../pages/printedPage.ts';
import { type Source, type SourceReading, UnreadableFileError } from '../reader.ts';
import { decodeXml } from '../xml/decodeXml.ts';
import { XmlError } from '../xml/xmlError.ts';
import { bytesOf } from './pageFile.ts';

/** A page as a machine read it. */
export interface MachineReading {
  readonly printed: PrintedPage;
  /** What read it, with its version. */
  readonly engine: string | null;
}

/** What machines read from the pages of a source. */
export class MachineReadings {
  readonly #pages = new Map<string, MachineReading>();
  /** Of readings that are damaged: their pages are pictures. */
  readonly warnings: Warning[] = [];

  /** Reads all that the source has, or those of one of its files. */
  static async of(source: Source, file?: string): Promise<MachineReadings> {
    const all = new MachineReadings();
    for (const reading of source.readings ?? []) {
      if (file === undefined || reading.of === file) await all.#read(source, reading);
    }
    return all;
  }

  /** What stands on a page of a picture (its only one) or of a PDF; null where nothing was read. */
  at(path: string, page = 1): MachineReading | null {
    return this.#pages.get(placeOf(path, page)) ?? null;
  }

  get count(): number {
    return this.#pages.size;
  }

  async #read(source: Source, { of, page, path, size }: SourceReading): Promise<void> {
    try {
      const bytes = await bytesOf({ ...source, files: [{ path, size }] }, path);
      const decoded = decodeXml(bytes);
      if (!decoded) throw new XmlError('malformed', 'is no text');
      const { pages, warnings, software } = parseAlto(path, decoded.text);
      const [printed] = pages;
      if (!printed || warnings.some(({ code }) => code === 'damagedPage'))
        throw new XmlError('truncated', 'is not whole');
      this.#pages.set(placeOf(of, page), { printed, engine: software });
    } catch (error) {
      const isOurs = error instanceof XmlError || error instanceof UnreadableFileError || isSystems(error);
      if (!isOurs) throw error;
      this.warnings.push({
        code: 'unreadableReading',
        message: `What was read from page ${page} of ${of} is damaged (${path}): have the page read again.`,
        start: null,
      });
    }
  }

  /** Who read how many of the pages, and how sure it was; none where no page was read. */
  machineReadWarning(pageCount: number): readonly Warning[] {
    const pages = [...this.#pages.values()];
    if (pages.length === 0) return [];
    const engines = [...new Set(pages.flatMap(({ engine }) => engine ?? []))];
    const sure = pages.flatMap(({ printed }) =>
      printed.regions.flatMap(({ lines }) =>
        lines.flatMap(({ words }) => words.flatMap(({ confidence }) => confidence ?? [])),
      ),
    );
    const mean = sure.reduce((sum, one) => sum + one, 0) / sure.length;
    const count = pages.length === pageCount ? allOf(pageCount) : `${pages.length} of ${pageCount} pages`;
    const surety = sure.length === 0 ? '' : `, ${Math.round(mean * 100)} % sure of a word on average`;
    return [
      {
        code: 'machineRead',
        message: `A machine (${engines.join(', ') || 'unknown'}) read ${count}${surety}: compare with the picture before you quote.`,
        start: null,
      },
    ];
  }
}

const placeOf = (path: string, page: number): string => `${path}\0${page}`;

const allOf = (count: number): string => (count === 1 ? 'the page' : `all ${count} pages`);

/** Whether the system refused: the file went, or may not be read. */
const isSystems = (error: unknown): boolean => error instanceof Error && 'code' in error;
