import type { DictionaryEntry, LookedUpWord } from '#shared/model/finding/dictionary.ts';

/** What the dictionaries say of one word, one after the other. */
export function Entries({ word, entries }: LookedUpWord) {
  return (
    <section aria-label={word}>
      {entries.map((entry, index) => (
        <Entry
          // biome-ignore lint/suspicious/noArrayIndexKey: the entries of an answer never change their order
          key={index}
          entry={entry}
          isNamed={entries[index - 1]?.dictionary !== entry.dictionary}
        />
      ))}
    </section>
  );
}

interface EntryProps {
  readonly entry: DictionaryEntry;
  /** Whether the dictionary's name stands with it. */
  readonly isNamed: boolean;
}

function Entry({ entry, isNamed }: EntryProps) {
  const { headwords, reading, senses, dictionary } = entry;
  return (
    <div className="dictionary-entry">
      <h2>
        <span className="dictionary-headword serif">{headwords.join(' / ')}</span>
        {reading !== null && <span className="dictionary-reading">{reading}</span>}
        {isNamed && <span className="dictionary-source soft">{dictionary}</span>}
      </h2>
      {senses.length > 1 ? (
        <ol>
          {senses.map((sense, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the senses of an entry never change their order
            <li key={index}>{sense}</li>
          ))}
        </ol>
      ) : (
        <p>{senses[0]}</p>
      )}
    </div>
  );
}
