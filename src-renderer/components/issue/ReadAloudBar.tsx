import type { Language } from '#shared/i18n/language.ts';
import type { LanguageTag } from '#shared/model/issue.ts';
import type { SpeechProblem } from '../../state/aloud/readAloud.ts';
import { spokenLanguage } from '../../state/aloud/voices.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { Icon } from '../base/Icon.tsx';
import { IconButton } from '../base/IconButton.tsx';

/** The speeds that are offered; 1 is the voice's usual one. */
const rates = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4];

interface ReadAloudBarProps {
  /** Brings the sentence back into sight; null while it is. */
  readonly onBack: (() => void) | null;
}

/** What can be done while an issue is read aloud: a quiet strip below the paper. */
export function ReadAloudBar({ onBack }: ReadAloudBarProps) {
  const { readAloud, settings } = useApplication();
  const { t, number, language: ours } = useTranslator();
  const { status, language, voice, voices, problem } = usePart(readAloud.store, (state) => state);
  const rate = usePart(settings.store, (state) => state.readAloudRate);
  const speaking = status === 'speaking';
  const offered = rates.includes(rate) ? rates : [...rates, rate].sort((a, b) => a - b);
  return (
    <section className="aloud-bar" aria-label={t('aloud.name')}>
      <div className="aloud-controls">
        <IconButton
          icon="skipBack"
          label={t('aloud.previousArticle')}
          onClick={() => readAloud.step('article', -1)}
        />
        <IconButton
          icon="up"
          label={t('aloud.previousParagraph')}
          onClick={() => readAloud.step('paragraph', -1)}
        />
        <IconButton
          icon={speaking ? 'pause' : 'play'}
          label={speaking ? t('aloud.pause') : t('aloud.play')}
          shortcut="T"
          onClick={speaking ? readAloud.pause : readAloud.resume}
        />
        <IconButton
          icon="down"
          label={t('aloud.nextParagraph')}
          onClick={() => readAloud.step('paragraph', 1)}
        />
        <IconButton
          icon="skipAhead"
          label={t('aloud.nextArticle')}
          onClick={() => readAloud.step('article', 1)}
        />
      </div>
      {problem && (
        <p className="aloud-problem" role="alert">
          <ProblemText problem={problem} />
        </p>
      )}
      <div className="aloud-settings">
        {onBack && (
          <button type="button" className="plain-button" onClick={onBack}>
            {t('aloud.back')}
          </button>
        )}
        <select
          aria-label={t('aloud.speed')}
          title={t('aloud.speed')}
          value={rate}
          onChange={({ target }) => readAloud.setRate(Number(target.value))}
        >
          {offered.map((value) => (
            <option key={value} value={value}>
              {t('aloud.rate', { rate: number(value) })}
            </option>
          ))}
        </select>
        {language !== null && voice && (
          <select
            className="aloud-voice"
            aria-label={t('aloud.voice', { language: nameOf(language, ours) })}
            title={t('aloud.voice', { language: nameOf(language, ours) })}
            value={voice.id}
            onChange={({ target }) => readAloud.setVoice(target.value)}
          >
            {voices.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </div>
      <IconButton icon="close" label={t('aloud.stop')} shortcut="Escape" onClick={readAloud.stop} />
    </section>
  );
}

/** Why nothing is heard, and what to do. */
function ProblemText({ problem }: { readonly problem: SpeechProblem }) {
  const { info } = useApplication();
  const { t, language: ours } = useTranslator();
  const sentence =
    problem.kind === 'noAnswer'
      ? t('aloud.noAnswer', { voice: problem.voice })
      : t(`aloud.noVoice.${info.platform}`, { language: nameOf(problem.language, ours) });
  return (
    <>
      <Icon name="warning" /> {sentence}
    </>
  );
}

/** What a spoken language is called: Chinese, 粤语; its tag where it has no name. */
function nameOf(language: LanguageTag, ours: Language): string {
  try {
    return new Intl.DisplayNames(ours, { type: 'language' }).of(spokenLanguage(language)) ?? language;
  } catch {
    return language;
  }
}
