import { useEffect, useState } from 'react';
import type { ExportScope } from '#shared/contract/calls/export.ts';
import type { ExportOptions } from '#shared/model/exportOptions.ts';
import { tagInText, tagTargetOf } from '#shared/text/exportTags.ts';
import { useApplication, useTranslator } from '../../state/application.ts';

/** So many are named; the preview shows all. */
const mostNamed = 5;

/** What the tags of an export become where they arrive, as far as they change on the way. */
export function ExportedTags({
  scope,
  options,
}: {
  readonly scope: ExportScope;
  readonly options: ExportOptions;
}) {
  const { peer } = useApplication();
  const { t } = useTranslator();
  const [tags, setTags] = useState<readonly string[]>([]);
  const wanted = JSON.stringify(scope);
  useEffect(() => {
    let dropped = false;
    // A line that is missing does no harm; what fails is said by the preview.
    peer.call('export.tags', { scope: JSON.parse(wanted) as ExportScope }).then(
      (found) => !dropped && setTags(found),
      () => !dropped && setTags([]),
    );
    return () => {
      dropped = true;
    };
  }, [peer, wanted]);
  const target = tagTargetOf(options.template);
  const changed = tags.flatMap((tag) => {
    const written = tagInText(tag, target, options.tagWords);
    if (written === tag || written === `#${tag}`) return [];
    return written === null ? t('export.tags.text', { tag }) : t('export.tags.as', { tag, written });
  });
  if (changed.length === 0) return null;
  const more = changed.length - mostNamed;
  const named = [
    ...changed.slice(0, mostNamed),
    ...(more > 0 ? [t('export.tags.more', { count: more })] : []),
  ];
  return (
    <p className="soft export-tags">
      {t('export.tags')}: {named.join(' · ')}
    </p>
  );
}
