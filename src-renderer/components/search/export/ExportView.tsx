import { message } from '#shared/i18n/translate.ts';
import { type CsvRows, csvText } from '#shared/text/csv.ts';
import { useApplication, useTranslator } from '../../../state/application.ts';
import { Icon } from '../../base/Icon.tsx';
import { Menu } from '../../base/Menu.tsx';
import { saveFile } from '../../base/saveFile.ts';
import { pngOf } from './pictures.ts';

interface ExportViewProps {
  /** Of the button: which view. */
  readonly label: string;
  /** Without its ending. */
  readonly fileName: string;
  readonly rows: () => CsvRows | Promise<CsvRows>;
  /** The text of the view as an SVG file; absent where a view is no picture. */
  readonly svg?: () => string | null;
}

type Format = 'csv' | 'svg' | 'png';

/** Saves a view of the results as a table or a picture. */
export function ExportView({ label, fileName, rows, svg }: ExportViewProps) {
  const application = useApplication();
  const { t } = useTranslator();
  const blobOf = async (format: Format): Promise<Blob | null> => {
    // The mark at the front is what Excel knows UTF-8 by.
    if (format === 'csv') return new Blob([`\ufeff${csvText(await rows())}`], { type: 'text/csv' });
    const drawing = svg?.();
    if (!drawing) return null;
    return format === 'svg' ? new Blob([drawing], { type: 'image/svg+xml' }) : await pngOf(drawing);
  };
  const save = async (format: Format) => {
    try {
      const name = `${safeName(fileName)}.${format}`;
      const blob = await blobOf(format);
      if (blob && (await saveFile(application, name, blob))) {
        application.toasts.done(message('search.exported', { name }));
      }
    } catch (error) {
      application.toasts.failed(error);
    }
  };
  const formats: readonly Format[] = svg ? ['csv', 'svg', 'png'] : ['csv'];
  return (
    <Menu
      label={label}
      trigger={<Icon name="export" />}
      triggerProps={{ className: 'icon-button', 'aria-label': label, title: label }}
    >
      {(close) => (
        <ul className="export-view">
          {formats.map((format) => (
            <li key={format}>
              <button
                type="button"
                className="menu-item"
                onClick={() => {
                  close();
                  void save(format);
                }}
              >
                {t(`search.format.${format}`)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Menu>
  );
}

/** A query as a part of a file name that every system takes. */
const safeName = (text: string) =>
  text
    .replaceAll(/[\p{Cc}/\\:*?"<>|]+/gu, ' ')
    .trim()
    .slice(0, 100);
