import {
  Accordion,
  Alert,
  Anchor,
  Button,
  FileButton,
  Group,
  List,
  Paper,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { ExerciseVersion } from '../api/answers';
import { upload } from '../api/upload';
import { useLanguage, useText } from '../text/language';
import { ErrorText } from '../ui/ErrorText';
import { RelativeTime } from '../ui/RelativeTime';
import { usePageTitle } from '../ui/usePageTitle';
import { CourseTabs } from './CourseTabs';
import { ExercisePreview } from './ExercisePreview';
import { inOrder, newestOf, sameExercise } from './library-order';
import { OnlyTeachers } from './OnlyTeachers';
import { libraryQuery } from './queries';
import { Verification } from './Verification';

const route = getRouteApi('/inside/courses/$course/exercises');

const SYMBOLS = { running: '…', 'as-declared': '✓', 'not-as-declared': '✗', failed: '✗' } as const;

/** What can be assigned: what comes with Heddle, and what the course has imported. */
export function ExercisesPage() {
  const { teacher: t } = useText();
  const language = useLanguage();
  const { course } = route.useParams();
  const { data: versions } = useSuspenseQuery(libraryQuery(course));
  const [search, setSearch] = useState('');
  usePageTitle(t.exercises);
  const shown = inOrder(newestOf(versions), language).filter(({ slug, title }) =>
    `${title[language]} ${slug}`.toLowerCase().includes(search.trim().toLowerCase()),
  );
  return (
    <Stack maw={1100} mx="auto">
      <Title order={1}>{t.exercises}</Title>
      <CourseTabs course={course} />
      <OnlyTeachers course={course}>
        <ImportExercise course={course} versions={versions} />
      </OnlyTeachers>
      <TextInput
        label={t.search}
        w={{ base: '100%', xs: 280 }}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      {shown.length === 0 && <Text>{t.nothingFound}</Text>}
      <Accordion variant="contained" order={2}>
        {shown.map((version) => (
          <Accordion.Item key={version.id} value={version.id}>
            <Accordion.Control>
              <Group justify="space-between" pr="sm">
                <Text fw={600}>{version.title[language]}</Text>
                <Text size="sm">
                  {version.builtIn ? t.builtIn : t.own} · {SYMBOLS[version.verification.status]}{' '}
                  {t.verifyStatus[version.verification.status]}
                </Text>
              </Group>
            </Accordion.Control>
            <Accordion.Panel>
              <Version
                course={course}
                version={version}
                earlier={versions.filter((each) => each !== version && sameExercise(each, version))}
              />
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </Stack>
  );
}

interface VersionProps {
  readonly course: string;
  readonly version: ExerciseVersion;
  readonly earlier: readonly ExerciseVersion[];
}

function Version({ course, version, earlier }: VersionProps) {
  const t = useText();
  return (
    <Stack gap="sm">
      <Text size="sm">
        {version.slug} · {t.maxPoints(version.points)} ·{' '}
        {version.languages.map((language) => t.programmingLanguage[language]).join(', ')} ·{' '}
        {t.teacher.version} {version.version} · <RelativeTime at={version.createdAt} />
      </Text>
      <Verification version={version} />
      <OnlyTeachers course={course}>
        <FilesLink course={course} version={version}>
          {t.files.open}
        </FilesLink>
      </OnlyTeachers>
      <ExercisePreview course={course} version={version} />
      {earlier.length > 0 && (
        <OnlyTeachers course={course}>
          {' '}
          <div>
            <Text size="sm">{t.files.earlier}</Text>
            <List size="sm">
              {earlier.map((each) => (
                <List.Item key={each.id}>
                  <FilesLink course={course} version={each}>
                    <RelativeTime at={each.createdAt} />
                  </FilesLink>{' '}
                  {SYMBOLS[each.verification.status]} {t.teacher.verifyStatus[each.verification.status]}
                </List.Item>
              ))}
            </List>
          </div>
        </OnlyTeachers>
      )}
    </Stack>
  );
}

interface FilesLinkProps {
  readonly course: string;
  readonly version: ExerciseVersion;
  readonly children: ReactNode;
}

function FilesLink({ course, version, children }: FilesLinkProps) {
  const params = { course, exerciseVersion: version.id };
  return (
    <Anchor
      size="sm"
      renderRoot={(props) => (
        <Link to="/courses/$course/exercises/$exerciseVersion" params={params} {...props} />
      )}
    >
      {children}
    </Anchor>
  );
}

interface ImportProps {
  readonly course: string;
  readonly versions: readonly ExerciseVersion[];
}

function ImportExercise({ course, versions }: ImportProps) {
  const { teacher: t } = useText();
  const queryClient = useQueryClient();
  const importing = useMutation({
    mutationFn: (file: File) =>
      upload<ExerciseVersion>('POST', `/api/courses/${course}/exercises`, file, 'application/zip'),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['library', course] }),
  });
  const imported = versions.find(({ id }) => id === importing.data?.id);
  return (
    <Paper withBorder p="md">
      <Stack gap="xs">
        <Title order={2}>{t.importExercise}</Title>
        <Group justify="space-between">
          <Text size="sm">{t.importExerciseHelp}</Text>
          <FileButton accept=".zip,application/zip" onChange={(file) => file && importing.mutate(file)}>
            {(props) => (
              <Button variant="default" loading={importing.isPending} {...props}>
                {t.chooseFile}
              </Button>
            )}
          </FileButton>
        </Group>
        {importing.error && <ErrorText error={importing.error} />}
        {imported?.verification.status === 'running' && (
          <Alert variant="outline" color="gray" p="xs" role="status">
            {imported.slug}: {t.verifyStatus.running} …
          </Alert>
        )}
      </Stack>
    </Paper>
  );
}
