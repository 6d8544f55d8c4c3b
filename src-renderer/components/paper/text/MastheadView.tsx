import type { Issue, MastheadField } from '#shared/model/issue.ts';
import { mastheadForm } from '../../../layout/masthead.ts';
import { useTranslator } from '../../../state/application.ts';
import { FillInButton } from '../../base/FillInButton.tsx';
import { FlowText } from './FlowText.tsx';
import { isTitlePrinted, leftEar, type MastheadParts } from './mastheadParts.ts';
import { Numerals } from './Numerals.tsx';
import { usePaperSetting } from './PaperContext.ts';
import { type PaperWords, paperWords } from './paperWords.ts';

export interface MastheadViewProps {
  readonly issue: Issue;
  readonly parts: MastheadParts;
  /** Width for the masthead in pixels. */
  readonly width: number;
}

/** Below this width, in pixels, what the ears say stands in one column. */
const stackedBelow = 440;

/**
 * The head of the paper over a double rule: the title between its ears; or, where that leaves it no room,
 * over the whole width, with what the ears say in a folio line below it.
 */
export function MastheadView({ issue, parts, width }: MastheadViewProps) {
  const { script } = usePaperSetting();
  const { t } = useTranslator();
  const words = paperWords(issue.language, script);
  const title = parts.title?.text ?? issue.publication ?? t('shelf.untitled');
  const isPrinted = isTitlePrinted(issue, parts);
  const { form, titleSize, letterSpacing } = mastheadForm(title, script, width, isPrinted);
  return (
    <header
      className="paper-masthead"
      data-form={form}
      data-stacked={form === 'folio' && width < stackedBelow ? true : undefined}
      style={{ '--title-size': `${titleSize}px`, '--title-spacing': `${letterSpacing}em` }}
    >
      <div className="paper-ear">
        {leftEar.map((fields, index) => {
          const line = parts.left[index] ?? [];
          const added = line.length === 0 ? addedText(fields, issue, words) : null;
          if (line.length === 0 && added === null) return null;
          return (
            <p key={fields.join()} className={fields.includes('date') ? 'paper-ear-date' : undefined}>
              {line.map((part) => (
                <FlowText key={part.start} as="span" flow={part} />
              ))}
              {added !== null && <span className="paper-derived">{added}</span>}
            </p>
          );
        })}
      </div>
      <div className="paper-nameplate" data-unprinted={isPrinted ? undefined : true}>
        {parts.title ? (
          <FlowText flow={parts.title} as="h1" className="paper-title" />
        ) : (
          <h1 className="paper-title paper-derived">{title}</h1>
        )}
        {!isPrinted && <FillInButton issueIds={[issue.id]} className="paper-fill-in paper-derived" />}
      </div>
      <div className="paper-ear paper-ear-right">
        {parts.right.map((part) => (
          <FlowText key={part.start} flow={part} />
        ))}
      </div>
      <Numerals block="masthead" />
    </header>
  );
}

/** What an ear says of an issue that does not print it itself. */
function addedText(fields: readonly MastheadField[], issue: Issue, words: PaperWords): string | null {
  if (fields.includes('date')) return issue.date ? words.fullDay(issue.date) : issue.masthead.dateText;
  if (!fields.includes('issueNumber')) return null;
  const texts = [
    ...(issue.issueNumber ? [words.issueNumber(issue.issueNumber)] : []),
    ...(issue.edition ? [issue.edition] : []),
    ...(issue.pageCount ? [words.pageCount(issue.pageCount)] : []),
  ];
  return texts.length > 0 ? texts.join('\u2002') : null;
}

/** What is printed of masthead and imprint and has no place at the head. */
export function Colophon({ parts }: { readonly parts: MastheadParts }) {
  const { t } = useTranslator();
  if (parts.foot.length === 0) return null;
  return (
    <section className="paper-colophon" aria-label={t('paper.imprint')}>
      {parts.foot.map((part) => (
        <FlowText key={part.start} as="span" flow={part} />
      ))}
    </section>
  );
}
