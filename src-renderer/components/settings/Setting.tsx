import { createContext, type ReactNode, useContext, useId } from 'react';

/** Which settings are shown: those whose words hold all that was typed. Null shows all. */
export const SettingsFilter = createContext<(words: string) => boolean>(() => true);

/** What joins a control with its words. */
export interface ControlIds {
  readonly id: string;
  readonly 'aria-describedby': string;
}

interface SettingProps {
  readonly label: string;
  /** What it does, in a sentence. */
  readonly hint: string;
  /** Its choices, where a person may look for one of them. */
  readonly choices?: string;
  /** A box to tick stands before its words. */
  readonly isCheck?: boolean;
  readonly children: (control: ControlIds) => ReactNode;
}

/** A preference with what it does. */
export function Setting({ label, hint, choices = '', isCheck = false, children }: SettingProps) {
  const isShown = useContext(SettingsFilter);
  const id = useId();
  const hintId = `${id}-hint`;
  if (!isShown(`${label} ${hint} ${choices}`)) return null;
  const control = children({ id, 'aria-describedby': hintId });
  return (
    <div className={isCheck ? 'setting settings-check' : 'setting'}>
      {isCheck && control}
      <label htmlFor={id}>{label}</label>
      {!isCheck && control}
      <p className="setting-hint" id={hintId}>
        {hint}
      </p>
    </div>
  );
}

/** A part of the settings that is shown whole, for its words. */
export function SettingGroup({ words, children }: { readonly words: string; readonly children: ReactNode }) {
  return useContext(SettingsFilter)(words) ? children : null;
}
