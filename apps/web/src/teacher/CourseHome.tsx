import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useLanguage, useText } from '../text/language';
import { DataTable } from '../ui/DataTable';
import { RelativeTime } from '../ui/RelativeTime';
import { StackedBar } from '../ui/StackedBar';
import { CourseTabs } from './CourseTabs';
import { OnlyTeachers } from './OnlyTeachers';
import { overviewQuery } from './queries';
import { StuckList } from './StuckList';

/** How the course does, for its staff. */
export function CourseHome({ course, title }: { readonly course: string; readonly title: string }) {
  const text = useText();
  const { teacher: t, student } = text;
  const language = useLanguage();
  const { data } = useSuspenseQuery(overviewQuery(course));
  return (
    <Stack maw={1100} mx="auto">
      <Group justify="space-between">
        <Title order={1}>{title}</Title>
        <Text size="sm">{t.students(data.students)}</Text>
      </Group>
      <CourseTabs course={course} />
      <Group justify="space-between">
        <Text size="xs" c="dimmed">
          ✓ {t.accepted} · ◐ {t.trying} · ○ {t.notStarted}
        </Text>
        <OnlyTeachers course={course}>
          <Button
            renderRoot={(props) => (
              <Link to="/courses/$course/new-assignment" params={{ course }} {...props} />
            )}
          >
            {t.newAssignment}
          </Button>
        </OnlyTeachers>
      </Group>
      {data.assignments.length === 0 && <Text>{t.noAssignments}</Text>}
      {data.assignments.map(({ id, title: name, dueAt, exercises }) => (
        <Stack key={id} gap={4} component="section">
          <Group justify="space-between">
            <Title order={2}>
              <Anchor
                inherit
                renderRoot={(props) => (
                  <Link
                    to="/courses/$course/assignments/$assignment/gradebook"
                    params={{ course, assignment: id }}
                    {...props}
                  />
                )}
              >
                {name}
              </Anchor>
            </Title>
            <Text size="sm">
              {dueAt === null ? (
                student.noDueDate
              ) : (
                <>
                  {student.dueAt} <RelativeTime at={dueAt} />
                </>
              )}
            </Text>
          </Group>
          <DataTable
            label={name}
            rows={exercises}
            rowKey={({ slug }) => slug}
            columns={[
              {
                key: 'title',
                title: t.exercise,
                cell: (row) => row.title[language],
                sortBy: (row) => row.title[language],
              },
              {
                key: 'progress',
                title: t.progress,
                cell: ({ accepted, trying, notStarted }) => (
                  <Group gap="xs" wrap="nowrap">
                    <StackedBar
                      parts={[
                        { count: accepted, label: t.accepted, tone: 'good' },
                        { count: trying, label: t.trying, tone: 'accent' },
                        { count: notStarted, label: t.notStarted, tone: 'none' },
                      ]}
                    />
                    <Text size="xs" aria-hidden style={{ whiteSpace: 'nowrap' }}>
                      ✓ {accepted} · ◐ {trying} · ○ {notStarted}
                    </Text>
                  </Group>
                ),
                sortBy: ({ accepted }) => accepted,
              },
              {
                key: 'median',
                title: t.median,
                align: 'right',
                cell: ({ medianAttempts }) => medianAttempts ?? '–',
                sortBy: ({ medianAttempts }) => medianAttempts ?? -1,
              },
            ]}
          />
        </Stack>
      ))}
      <StuckList course={course} stuck={data.stuck} />
    </Stack>
  );
}
