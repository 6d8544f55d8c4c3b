import type { Name } from '#shared/model/finding/name.ts';
import type { BestAnswers } from './answers.ts';
import { type DateMeaning, type DateUnit, isInStretch } from './dates/stretch.ts';
import { findTypedDate } from './dates/typedDate.ts';
import { exactQuality, quality, type TypedName, tolerantQuality, typedName } from './matching.ts';
import { nameForm } from './nameForm.ts';
import type { LetterTolerance } from './namePostings.ts';
import { soundsOf } from './pinyin/spokenNames.ts';
import { speechQuality, type TypedSpeech, typedSpeech } from './speaking.ts';

export type IssueName = Extract<Name, { kind: 'issue' }>;

/** The issues that have a date, found by it and by their paper. */
export interface DatedIssues {
  put(name: IssueName): void;
  take(issueId: string): void;
  find(typed: TypedIssue, tolerance: LetterTolerance | 'spoken', best: BestAnswers): void;
}

/** What is typed, as far as it can mean issues: a date, and the paper or edition beside it. */
export interface TypedIssue {
  readonly date: DateMeaning;
  readonly paper: TypedName;
  readonly speech: TypedSpeech | null;
}

/** Null where no date is typed. */
export function typedIssue(text: string): TypedIssue | null {
  const date = findTypedDate(text);
  if (!date) return null;
  const paper = typedName(date.rest);
  return { date, paper, speech: typedSpeech(paper) };
}

/** A whole date is as good as a name; the less of one is typed the less is meant. */
const qualityOf: Readonly<Record<DateUnit, number>> = {
  day: quality.exact,
  month: quality.begins,
  year: quality.contains,
};

/** A year alone says little of one issue: what bears its number as a name comes first. */
const aloneQuality: Readonly<Record<DateUnit, number>> = { ...qualityOf, year: quality.apart };

export function createDatedIssues(): DatedIssues {
  const issues = new Map<string, { readonly name: IssueName; readonly paper: string }>();
  /** What the forms of papers and editions are, which are few. */
  const forms = new Map<string, string>();

  const paperForm = ({ label, edition }: IssueName): string => {
    const text = edition === null ? label : `${label} ${edition}`;
    const known = forms.get(text);
    if (known !== undefined) return known;
    const form = nameForm(text);
    forms.set(text, form);
    // So that its sounds are known before something is typed.
    soundsOf(form);
    return form;
  };

  return {
    put: (name) => void issues.set(name.issueId, { name, paper: paperForm(name) }),
    take: (issueId) => void issues.delete(issueId),
    find({ date, paper, speech }, tolerance, best) {
      const isAlone = paper.parts.length === 0;
      // A date alone has no letter to be wrong.
      if (isAlone && tolerance !== 'exact') return;
      const judged = new Map<string, number | null>();
      for (const { name, paper: form } of issues.values()) {
        if (!date.stretches.some((stretch) => isInStretch(name.date, stretch))) continue;
        let found = judged.get(form);
        if (found === undefined) {
          found = isAlone ? aloneQuality[date.unit] : qualityOfPaper(form, paper, speech, tolerance);
          judged.set(form, found);
        }
        if (found === null) continue;
        best.add({ quality: Math.max(found, qualityOf[date.unit]), form: `${name.date} ${form}`, name });
      }
    },
  };
}

function qualityOfPaper(
  form: string,
  typed: TypedName,
  speech: TypedSpeech | null,
  tolerance: LetterTolerance | 'spoken',
): number | null {
  if (tolerance === 'exact') return exactQuality(form, typed);
  if (tolerance === 'tolerant') return tolerantQuality(form, typed);
  if (!speech || exactQuality(form, typed) !== null) return null;
  return speechQuality(form, soundsOf(form), speech);
}
