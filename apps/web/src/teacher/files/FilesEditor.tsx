import { Button, Group, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useLocation, useNavigate } from '@tanstack/react-router';
import type { Diagnostic } from '@heddle/verdict';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { ExerciseVersion } from '../../api/answers';
import { part } from '../../app/part';
import { useText } from '../../text/language';
import { filesQuery, libraryQuery, saveFiles } from '../queries';
import {
  applied,
  changed,
  changesBetween,
  keepChanges,
  readChanges,
  type Changes,
  type Files,
} from './changes';
import { FileList } from './FileList';
import { languageOf } from './groups';
import { SaveError } from './SaveError';
import { VerifyResults } from './VerifyResults';

const Editor = lazy(part(async () => ({ default: (await import('../../exercise/Editor')).Editor })));

const route = getRouteApi('/inside/courses/$course/exercises/$exerciseVersion');

interface Props {
  readonly user: string;
  readonly course: string;
  readonly version: ExerciseVersion;
  /** As they were saved. */
  readonly files: Files;
}

export function FilesEditor({ user, course, version, files: saved }: Props) {
  const { files: t } = useText();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { file, line } = route.useSearch();
  const visit = useLocation({ select: ({ state }) => state.__TSR_key });
  const [changes, setChanges] = useChanges(user, version.id);
  const files = applied(saved, changes);
  const shown = file !== undefined && file in files ? file : 'exercise.yaml';
  // A link that is followed once more leads there once more.
  const goTo = useMemo(() => (line === undefined ? undefined : { line, visit }), [line, visit]);
  const open = (path: string, exerciseVersion = version.id) =>
    navigate({
      to: '/courses/$course/exercises/$exerciseVersion',
      params: { course, exerciseVersion },
      search: { file: path },
      replace: true,
      resetScroll: false,
    });
  const change = (path: string, content: string | null) =>
    setChanges((before) => changed(saved, before, path, content));
  const saving = useMutation({
    mutationFn: (sent: Files) => saveFiles(course, version.id, sent),
    onSuccess: async ({ id }, sent) => {
      queryClient.setQueryData(filesQuery(course, id).queryKey, { files: { ...sent } });
      await queryClient.invalidateQueries({ queryKey: libraryQuery(course).queryKey });
      // What was typed meanwhile is a change of the new version.
      const rest = changesBetween(sent, applied(saved, readChanges(user, version.id)));
      keepChanges(user, id, rest);
      if (id === version.id) {
        setChanges(() => rest);
        return;
      }
      await open(shown, id);
      keepChanges(user, version.id, {});
    },
  });
  const count = Object.keys(changes).length;
  const save = () => {
    if (count > 0 && !saving.isPending) saving.mutate(files);
  };
  return (
    <div className="heddle-files-editor">
      <FileList
        files={Object.keys(files)}
        changes={changes}
        shown={shown}
        onAdd={(path) => {
          change(path, '');
          void open(path);
        }}
      />
      <section aria-label={t.editor} className="heddle-files-work">
        <Group justify="space-between" mb={6}>
          <code className="heddle-wrapped">{shown}</code>
          <Button
            variant="subtle"
            size="compact-sm"
            disabled={shown === 'exercise.yaml'}
            onClick={() => change(shown, null)}
          >
            {t.remove}
          </Button>
        </Group>
        <div className="heddle-editor-box">
          <Suspense fallback={<pre>{files[shown]}</pre>}>
            <Editor
              key={shown}
              label={shown}
              description={t.keys}
              language={languageOf(shown)}
              text={files[shown] ?? ''}
              diagnostics={diagnosticsIn(shown, version, changes)}
              goTo={goTo}
              onChange={(content) => change(shown, content)}
              commands={{ 'Mod-s': save }}
            />
          </Suspense>
        </div>
        <Text size="xs" c="dimmed" mt={4}>
          {t.keys}
        </Text>
        <Group mt="xs">
          <Button onClick={save} disabled={count === 0} loading={saving.isPending}>
            {t.save}
          </Button>
          <Button variant="default" disabled={count === 0} onClick={() => setChanges(() => ({}))}>
            {t.discard}
          </Button>
          <Text size="sm" role="status">
            {count > 0 && t.changes(count)}
          </Text>
        </Group>
        {saving.error && <SaveError error={saving.error} files={files} />}
      </section>
      <VerifyResults version={version} />
    </div>
  );
}

/** The unsaved changes of a version; those of another one when that is shown. */
function useChanges(user: string, version: string) {
  const [state, setState] = useState(() => ({ version, changes: readChanges(user, version) }));
  const current = state.version === version ? state : { version, changes: readChanges(user, version) };
  if (current !== state) setState(current);
  const setChanges = (next: (before: Changes) => Changes) =>
    setState((before) => {
      const changes = next(before.changes);
      keepChanges(user, before.version, changes);
      return { ...before, changes };
    });
  return [current.changes, setChanges] as const;
}

const NONE: readonly Diagnostic[] = [];

/** What `verify` said of a file, as long as the file is what was verified. */
function diagnosticsIn(
  file: string,
  { verification: { checks, problem, at } }: ExerciseVersion,
  changes: Changes,
): readonly Diagnostic[] {
  if (file in changes) return NONE;
  const found = checks.find((check) => check.file === file)?.diagnostics ?? [];
  const own = problem !== null && at?.file === file && at.line !== undefined;
  const all = own ? [...found, { line: at.line!, message: problem }] : found;
  return all.map((each) => ({ ...each, column: 1, severity: 'error' as const }));
}
