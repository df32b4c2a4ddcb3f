import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { sessionQuery } from '../../session/session';
import { useLanguage, useText } from '../../text/language';
import { NotFound } from '../../ui/NotFound';
import { usePageTitle } from '../../ui/usePageTitle';
import { CourseTabs } from '../CourseTabs';
import { filesQuery, libraryQuery } from '../queries';
import { FilesEditor } from './FilesEditor';
import '../../exercise/exercise.css';
import './files.css';

const route = getRouteApi('/inside/courses/$course/exercises/$exerciseVersion');

/** The files of an exercise, to edit, beside what `verify` says of them. */
export function ExerciseFilesPage() {
  const { teacher, files: t } = useText();
  const language = useLanguage();
  const { course, exerciseVersion } = route.useParams();
  const { data: me } = useSuspenseQuery(sessionQuery);
  const { data: versions } = useSuspenseQuery(libraryQuery(course));
  const { data: files } = useSuspenseQuery(filesQuery(course, exerciseVersion));
  const version = versions.find(({ id }) => id === exerciseVersion);
  usePageTitle(version?.title[language] ?? '');
  if (version === undefined) return <NotFound />;
  const newest = versions.find(({ slug, builtIn }) => slug === version.slug && !builtIn);
  return (
    <Stack>
      <Group justify="space-between">
        <Title order={1}>{version.title[language]}</Title>
        <Text size="sm">
          {version.slug} · {teacher.version} {version.version}
        </Text>
      </Group>
      <CourseTabs course={course} />
      {version.builtIn && <Text size="sm">{t.ofHeddle}</Text>}
      {newest !== undefined && newest.id !== version.id && (
        <Text size="sm">
          {t.older}{' '}
          <Anchor
            size="sm"
            renderRoot={(props) => (
              <Link
                to="/courses/$course/exercises/$exerciseVersion"
                params={{ course, exerciseVersion: newest.id }}
                {...props}
              />
            )}
          >
            {t.newest}
          </Anchor>
        </Text>
      )}
      <FilesEditor user={me?.id ?? ''} course={course} version={version} files={files} />
    </Stack>
  );
}
