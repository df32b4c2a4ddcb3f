import { Anchor, Stack, Table, Text, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy } from 'react';
import { part } from '../app/part';
import { useText } from '../text/language';
import { usePageTitle } from '../ui/usePageTitle';
import { RelativeTime } from '../ui/RelativeTime';
import { Progress } from './Progress';
import { assignmentsQuery, courseQuery } from './queries';

const CourseHome = lazy(part(async () => ({ default: (await import('../teacher/CourseHome')).CourseHome })));

const route = getRouteApi('/inside/courses/$course');

/** Students see their assignments, staff how the course does. */
export function CoursePage() {
  const { course } = route.useParams();
  const { data } = useSuspenseQuery(courseQuery(course));
  usePageTitle(data.title);
  if (data.role === 'student') return <CourseOfStudent course={course} title={data.title} />;
  return <CourseHome course={course} title={data.title} />;
}

function CourseOfStudent({ course, title: name }: { readonly course: string; readonly title: string }) {
  const { student: t } = useText();
  const { data: assignments } = useSuspenseQuery(assignmentsQuery(course));
  return (
    <Stack maw={960} mx="auto">
      <Title order={1}>{name}</Title>
      {assignments.length === 0 && <Text>{t.noAssignments}</Text>}
      {assignments.length > 0 && (
        <Table.ScrollContainer minWidth={320}>
          <Table verticalSpacing="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t.assignments}</Table.Th>
                <Table.Th>{t.dueAt}</Table.Th>
                <Table.Th>{t.points}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {assignments.map(({ id, title, dueAt, exercises }) => (
                <Table.Tr key={id}>
                  <Table.Td>
                    <Anchor
                      renderRoot={(props) => (
                        <Link
                          to="/courses/$course/assignments/$assignment"
                          params={{ course, assignment: id }}
                          {...props}
                        />
                      )}
                    >
                      {title}
                    </Anchor>
                  </Table.Td>
                  <Table.Td>{dueAt === null ? t.noDueDate : <RelativeTime at={dueAt} />}</Table.Td>
                  <Table.Td>
                    <Progress exercises={exercises} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Stack>
  );
}
