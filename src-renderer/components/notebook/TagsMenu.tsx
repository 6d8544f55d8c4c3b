import { useEffect, useState } from 'react';
import { useApplication, usePart } from '../../state/application.ts';
import { Menu } from '../base/Menu.tsx';
import { TagInput } from '../fields/TagInput.tsx';

interface TagsMenuProps {
  readonly label: string;
  /** What the button says that does it. */
  readonly done: string;
  readonly onDone: (tags: readonly string[]) => void;
}

/** A button that opens a field for tags, which are then given to, or taken from, many annotations. */
export function TagsMenu({ label, done, onDone }: TagsMenuProps) {
  return (
    <Menu label={label} trigger={label} triggerProps={{ className: 'plain-button' }}>
      {(close) => (
        <TagsField
          done={done}
          onDone={(tags) => {
            if (tags.length > 0) onDone(tags);
            close();
          }}
        />
      )}
    </Menu>
  );
}

function TagsField({ done, onDone }: Omit<TagsMenuProps, 'label'>) {
  const { libraryTags } = useApplication();
  const known = usePart(libraryTags.store, (state) => state.tags);
  const [tags, setTags] = useState<readonly string[]>([]);
  useEffect(() => void libraryTags.load(), [libraryTags]);
  return (
    <div className="tags-menu">
      <TagInput tags={tags} known={known.map(({ value }) => value)} onChange={setTags} />
      <button type="button" className="button small" onClick={() => onDone(tags)}>
        {done}
      </button>
    </div>
  );
}
