import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Assignment } from '../api/answers';
import { useText } from '../text/language';
import { RelativeTime } from '../ui/RelativeTime';
import { NextExercise } from './NextExercise';
import { Progress } from './Progress';
import { assignmentsQuery } from './queries';
import { isSolved } from './standings';

/** What a student still has to do in a course, the next deadline first. */
export function DueList({ course, title }: { readonly course: string; readonly title: string }) {
  const t = useText();
  const { data } = useQuery(assignmentsQuery(course));
  const due = (data ?? []).filter(isDue).sort((a, b) => deadline(a) - deadline(b));
  if (due.length === 0) return null;
  return (
    <Stack gap="xs" component="section">
      <Title order={2}>
        {t.student.due} · {title}
      </Title>
      {due.map((assignment) => (
        <Group key={assignment.id} justify="space-between">
          <Anchor
            fw={600}
            renderRoot={(props) => (
              <Link
                to="/courses/$course/assignments/$assignment"
                params={{ course, assignment: assignment.id }}
                {...props}
              />
            )}
          >
            {assignment.title}
          </Anchor>
          <Group gap="md">
            <NextExercise {...assignment} />
            <Progress exercises={assignment.exercises} />
            <Text size="sm">
              {assignment.dueAt === null ? (
                t.student.noDueDate
              ) : (
                <>
                  {t.student.dueAt} <RelativeTime at={assignment.dueAt} />
                </>
              )}
            </Text>
          </Group>
        </Group>
      ))}
    </Stack>
  );
}

function isDue({ exercises, cutOffAt }: Assignment): boolean {
  const isOpen = cutOffAt === null || Date.parse(cutOffAt) > Date.now();
  return isOpen && exercises.some((standing) => !isSolved(standing));
}

function deadline({ dueAt }: Assignment): number {
  return dueAt === null ? Infinity : Date.parse(dueAt);
}
