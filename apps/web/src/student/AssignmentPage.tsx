import { Anchor, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Standing } from '../api/answers';
import { useLanguage, useText } from '../text/language';
import { RelativeTime } from '../ui/RelativeTime';
import { useNow } from '../ui/useNow';
import { usePageTitle } from '../ui/usePageTitle';
import { NextExercise } from './NextExercise';
import { Progress } from './Progress';
import { AssignmentTabs } from '../teacher/AssignmentTabs';
import { assignmentQuery, courseQuery } from './queries';
import { groupsOf, isSolved } from './standings';

const route = getRouteApi('/inside/courses/$course/assignments/$assignment');

export function AssignmentPage() {
  const { student: t } = useText();
  const { course, assignment: id } = route.useParams();
  const { data: inCourse } = useSuspenseQuery(courseQuery(course));
  const { data: assignment } = useSuspenseQuery(assignmentQuery(id));
  const now = useNow();
  usePageTitle(assignment.title);
  const { dueAt, cutOffAt, latePercentPerDay, extended, counts, maxAttempts, exercises } = assignment;
  const isClosed = cutOffAt !== null && Date.parse(cutOffAt) < now;
  return (
    <Stack maw={960} mx="auto">
      <Group justify="space-between">
        <Title order={1}>{assignment.title}</Title>
        <Progress exercises={exercises} />
      </Group>
      {inCourse.role !== 'student' && <AssignmentTabs course={course} assignment={id} />}
      <Text>
        {dueAt === null ? (
          t.noDueDate
        ) : (
          <>
            {t.dueAt} <RelativeTime at={dueAt} />
          </>
        )}
        {isClosed && ` · ${t.closed}`}
        {latePercentPerDay > 0 && ` · ${t.late(latePercentPerDay)}`}
        {extended && ` · ${t.extended}`}
        {' · '}
        {counts === 'best' ? t.countsBest : t.countsLast}
      </Text>
      {!isClosed && (
        <div>
          <NextExercise {...assignment} />
        </div>
      )}
      <Table.ScrollContainer minWidth={320}>
        <Table verticalSpacing="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t.exercise}</Table.Th>
              <Table.Th>{t.status}</Table.Th>
              <Table.Th>{t.attempts}</Table.Th>
              <Table.Th>{t.points}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          {groupsOf(exercises).map(({ difficulty, exercises: own }) => (
            <Table.Tbody key={difficulty}>
              {difficulty !== undefined && (
                <Table.Tr>
                  <Table.Th colSpan={4} scope="rowgroup" pt="lg">
                    {t.difficulties[difficulty - 1]}
                  </Table.Th>
                </Table.Tr>
              )}
              {own.map((standing) => (
                <Row key={standing.slug} standing={standing} maxAttempts={maxAttempts} />
              ))}
            </Table.Tbody>
          ))}
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}

function Row({
  standing,
  maxAttempts,
}: {
  readonly standing: Standing;
  readonly maxAttempts: number | null;
}) {
  const t = useText();
  const language = useLanguage();
  const { course, assignment } = route.useParams();
  const { slug, title, points, score, attempts } = standing;
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor
          fw={600}
          renderRoot={(props) => (
            <Link
              to="/courses/$course/assignments/$assignment/exercises/$exercise"
              params={{ course, assignment, exercise: slug }}
              {...props}
            />
          )}
        >
          {title[language]}
        </Anchor>
      </Table.Td>
      <Table.Td>
        {isSolved(standing) ? (
          <Text span inherit fw={600} c="var(--heddle-good)">
            ✓ {t.student.solved}
          </Text>
        ) : (
          `${attempts > 0 ? '◐' : '○'} ${attempts > 0 ? t.student.trying : t.student.notStarted}`
        )}
      </Table.Td>
      <Table.Td>
        {maxAttempts === null
          ? t.student.attemptsUsed(attempts)
          : t.student.attemptsOf(attempts, maxAttempts)}
      </Table.Td>
      <Table.Td>{score === null ? `– / ${points}` : `${score} / ${points}`}</Table.Td>
    </Table.Tr>
  );
}
