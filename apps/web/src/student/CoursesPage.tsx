import { Anchor, Badge, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { sessionQuery } from '../session/session';
import { useText } from '../text/language';
import { usePageTitle } from '../ui/usePageTitle';
import { DueList } from './DueList';

/** The first page: what is due, and the courses. */
export function CoursesPage() {
  const t = useText();
  const { data: me } = useSuspenseQuery(sessionQuery);
  const courses = me?.courses ?? [];
  usePageTitle(t.student.courses);
  return (
    <Stack maw={960} mx="auto">
      {courses
        .filter(({ role }) => role === 'student')
        .map((course) => (
          <DueList key={course.id} course={course.id} title={course.title} />
        ))}
      <Title order={1}>{t.student.courses}</Title>
      {courses.length === 0 && !me?.administrator && <Text>{t.student.noCourses}</Text>}
      {me?.administrator && (
        <Text>
          {t.student.administers}{' '}
          <Anchor underline="always" renderRoot={(props) => <Link to="/admin/users" {...props} />}>
            {t.menu.administration}
          </Anchor>
        </Text>
      )}
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {courses.map(({ id, title, role }) => (
          <Card
            key={id}
            withBorder
            renderRoot={(props) => <Link to="/courses/$course" params={{ course: id }} {...props} />}
          >
            <Group justify="space-between">
              <Text fw={600}>{title}</Text>
              <Badge variant="default">{t.role[role]}</Badge>
            </Group>
          </Card>
        ))}
      </SimpleGrid>
    </Stack>
  );
}
