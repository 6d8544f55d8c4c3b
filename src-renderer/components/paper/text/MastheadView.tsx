import type { Translator } from '#shared/i18n/translate.ts';
import type { Issue, MastheadField } from '#shared/model/issue.ts';
import { textWidth } from '../../../layout/script.ts';
import { useTranslator } from '../../../state/application.ts';
import { FlowText } from './FlowText.tsx';
import { leftEar, type MastheadParts } from './mastheadParts.ts';
import { Numerals } from './Numerals.tsx';
import { usePaperSetting } from './PaperContext.ts';

/** Below this the ears go under the title. */
const narrowBelow = 640;
/** The title's size in pixels: on a wider sheet it may be larger. */
const smallestTitle = 24;
const largestTitle = (width: number) => 44 + width * 0.022;

export interface MastheadViewProps {
  readonly issue: Issue;
  readonly parts: MastheadParts;
  /** Width for the masthead in pixels. */
  readonly width: number;
}

/** The head of the paper: the title between its ears, over a double rule. */
export function MastheadView({ issue, parts, width }: MastheadViewProps) {
  const { script } = usePaperSetting();
  const translator = useTranslator();
  const title = parts.title?.text ?? issue.publication ?? translator.t('shelf.untitled');
  const narrow = width < narrowBelow;
  const letterSpacing = script === 'han' ? 0.14 : 0.02;
  const ems = textWidth(title) * (script === 'han' ? 1 : 1.1) + title.length * letterSpacing;
  const size = Math.max(
    smallestTitle,
    Math.min(largestTitle(width), (narrow ? width : width * 0.5) / Math.max(1, ems)),
  );
  return (
    <header
      className="paper-masthead"
      data-narrow={narrow ? true : undefined}
      style={{ '--title-size': `${Math.floor(size)}px`, '--title-spacing': `${letterSpacing}em` }}
    >
      <div className="paper-ear">
        {leftEar.map((fields, index) => {
          const line = parts.left[index] ?? [];
          const added = line.length === 0 ? addedText(fields, issue, translator) : null;
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
      {parts.title ? (
        <FlowText flow={parts.title} as="h1" className="paper-title" />
      ) : (
        <h1 className="paper-title paper-derived">{title}</h1>
      )}
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
function addedText(fields: readonly MastheadField[], issue: Issue, { t, dates }: Translator): string | null {
  if (fields.includes('date')) return issue.date ? dates.fullDay(issue.date) : issue.masthead.dateText;
  if (!fields.includes('issueNumber')) return null;
  const texts = [
    ...(issue.issueNumber ? [t('issue.number', { number: issue.issueNumber })] : []),
    ...(issue.edition ? [issue.edition] : []),
    ...(issue.pageCount ? [t('paper.pageCount', { count: issue.pageCount })] : []),
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
