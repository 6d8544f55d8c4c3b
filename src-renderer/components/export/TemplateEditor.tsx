import { useState } from 'react';
import type { ExportTemplate } from '#shared/model/settings.ts';
import { useTranslator } from '../../state/application.ts';
import { Segmented } from '../fields/Segmented.tsx';

const parts = ['item', 'section', 'document'] as const;
type Part = (typeof parts)[number];

/** What each part can print, for the hint below it; docs/guide explains them. */
const names: Readonly<Record<Part, string>> = {
  item: 'quote, note, tags, tagTarget, tagWords, citation, citekey, cite, link, links, blockId, headline, section, publication, date, edition, issue, page, colour, colourName, callout, creator, isShared, created, modified, isOrphan',
  section: 'title, level',
  document:
    'items, title, properties, aliases, tags, date, publication, issue, page, author, citekey, source, bibliography, count',
};

/** The person's own template. What is typed shows in the preview at once. */
export function TemplateEditor({
  template,
  onChange,
}: {
  readonly template: ExportTemplate;
  readonly onChange: (template: ExportTemplate) => void;
}) {
  const { t } = useTranslator();
  const [part, setPart] = useState<Part>('item');
  return (
    <section className="export-template" aria-label={t('export.template.own')}>
      <Segmented
        label={t('export.template')}
        value={part}
        options={parts.map((value) => ({ value, label: t(`export.template.${value}`) }))}
        onChange={setPart}
      />
      <textarea
        aria-label={t(`export.template.${part}`)}
        spellCheck={false}
        value={template[part]}
        maxLength={20_000}
        onChange={({ target }) => onChange({ ...template, [part]: target.value })}
      />
      <p className="soft">{t('export.template.hint', { names: names[part] })}</p>
    </section>
  );
}
