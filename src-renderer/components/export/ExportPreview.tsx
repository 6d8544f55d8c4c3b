import { type ReactNode, useState } from 'react';
import { BroadsheetError } from '#shared/contract/errors.ts';
import { useTranslator } from '../../state/application.ts';
import type { RenderedExport } from './useRenderedExport.ts';

/** So much of a file is shown; the file itself is whole. */
const mostShown = 20_000;

/** What is wrong with a template, in the words of Liquid; the sentence before it knows no place. */
function reasonOf(failure: unknown): ReactNode {
  const reason = failure instanceof BroadsheetError ? failure.details.reason : undefined;
  return reason !== undefined && <code className="export-reason">{reason}</code>;
}

/** What the export will say, file by file. */
export function ExportPreview({ rendered }: { readonly rendered: RenderedExport }) {
  const translator = useTranslator();
  const { t } = translator;
  const [chosen, setChosen] = useState(0);
  const { files, status, failure } = rendered;
  const file = files[chosen] ?? files[0];
  return (
    <section className="export-preview" aria-label={t('export.preview')}>
      {status === 'rendering' && !file && <p className="soft">{t('export.rendering')}</p>}
      {status === 'failed' && (
        <p className="failure" role="alert">
          {translator.failure(failure)}
          {reasonOf(failure)}
        </p>
      )}
      {status === 'done' && !file && <p className="soft">{t('export.nothing')}</p>}
      {file && (
        <>
          {files.length > 1 ? (
            <select
              aria-label={t('export.file')}
              value={chosen}
              onChange={({ target }) => setChosen(Number(target.value))}
            >
              {files.map((one, index) => (
                <option key={one.name} value={index}>
                  {one.name}
                </option>
              ))}
            </select>
          ) : (
            <p className="export-name">{file.name}</p>
          )}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
          <pre tabIndex={0}>
            {file.text.slice(0, mostShown)}
            {file.text.length > mostShown && '\n…'}
          </pre>
        </>
      )}
    </section>
  );
}
