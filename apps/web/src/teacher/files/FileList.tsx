import { Button, Group, Text, TextInput, VisuallyHidden } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useText } from '../../text/language';
import type { Changes } from './changes';
import { groupsOf, nameOf } from './groups';

const route = getRouteApi('/inside/courses/$course/exercises/$exerciseVersion');

interface Props {
  readonly files: readonly string[];
  readonly changes: Changes;
  readonly shown: string;
  readonly onAdd: (path: string) => void;
}

/** The files of an exercise by folder, those with unsaved changes marked, and a way to add one. */
export function FileList({ files, changes, shown, onAdd }: Props) {
  const { files: t } = useText();
  const params = route.useParams();
  const id = useId();
  return (
    <nav aria-label={t.files} className="heddle-files">
      {groupsOf(files).map(({ folder, files: paths }, index) => (
        <section key={folder} aria-labelledby={`${id}-${index}`}>
          <Text id={`${id}-${index}`} size="sm" fw={600} {...(folder !== '' && { ff: 'monospace' })}>
            {folder === '' ? t.exercise : `${folder}/`}
          </Text>
          <ul>
            {paths.map((path) => (
              <li key={path}>
                <Link
                  to="/courses/$course/exercises/$exerciseVersion"
                  params={params}
                  search={{ file: path }}
                  resetScroll={false}
                  replace
                  activeOptions={{ includeSearch: false }}
                  aria-current={path === shown ? 'true' : undefined}
                >
                  {nameOf(path)}
                  {path in changes && (
                    <span title={t.unsaved}>
                      {' '}
                      ● <VisuallyHidden>{t.unsaved}</VisuallyHidden>
                    </span>
                  )}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <AddFile files={files} onAdd={onAdd} />
    </nav>
  );
}

function AddFile({ files, onAdd }: Pick<Props, 'files' | 'onAdd'>) {
  const { files: t } = useText();
  const [path, setPath] = useState('');
  const isThere = files.includes(path.trim());
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isThere || path.trim() === '') return;
        onAdd(path.trim());
        setPath('');
      }}
    >
      <TextInput
        label={t.newFile}
        placeholder="typescript/solutions/data-race/…"
        size="xs"
        value={path}
        error={isThere ? t.isThere : undefined}
        onChange={(event) => setPath(event.currentTarget.value)}
      />
      <Group mt={4}>
        <Button type="submit" size="compact-sm" variant="default">
          {t.add}
        </Button>
      </Group>
    </form>
  );
}
