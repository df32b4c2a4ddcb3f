import { Anchor, Drawer, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Gradebook, GradebookRow } from '../api/answers';
import { answerOf, api } from '../api/client';
import { useLanguage, useText } from '../text/language';
import { DataTable } from '../ui/DataTable';
import { RelativeTime } from '../ui/RelativeTime';
import { Verdict } from '../ui/Verdict';
import { ExtensionForm } from './ExtensionForm';
import { OnlyTeachers } from './OnlyTeachers';

interface Props {
  readonly course: string;
  readonly assignment: string;
  readonly row: GradebookRow | undefined;
  /** Only its attempts; all of them unless given. */
  readonly exercise: string | undefined;
  readonly exercises: Gradebook['exercises'];
  readonly onClose: () => void;
}

/** One student in an assignment: the attempts, and an extension. */
export function StudentDrawer({ course, assignment, row, exercise, exercises, onClose }: Props) {
  const { teacher: t, exercise: e, status, close } = useText();
  const language = useLanguage();
  const titleOf = (slug: string) => exercises.find((each) => each.slug === slug)?.title[language] ?? slug;
  const { data } = useQuery({
    queryKey: ['attempts', assignment, exercise, row?.user],
    queryFn: () =>
      answerOf(
        api.GET('/api/assignments/{assignment}/submissions', {
          params: {
            path: { assignment },
            query: { limit: 200, user: row!.user, ...(exercise !== undefined && { exercise }) },
          },
        }),
      ),
    enabled: row !== undefined,
  });
  return (
    <Drawer
      opened={row !== undefined}
      onClose={onClose}
      position="right"
      size="lg"
      title={`${row?.name ?? ''}${exercise === undefined ? '' : ` · ${titleOf(exercise)}`}`}
      closeButtonProps={{ 'aria-label': close }}
    >
      <Stack>
        {data?.items.length === 0 && <Text size="sm">{t.noSubmissions}</Text>}
        <DataTable
          label={t.attempts}
          rows={data?.items ?? []}
          rowKey={({ id }) => id}
          minWidth={360}
          columns={[
            {
              key: 'exercise',
              title: t.exercise,
              cell: (row) => (
                <Anchor
                  size="sm"
                  renderRoot={(props) => (
                    <Link
                      to="/courses/$course/submissions/$submission"
                      params={{ course, submission: row.id }}
                      {...props}
                    />
                  )}
                >
                  {titleOf(row.exercise)} · {e.attempt(row.attempt)}
                </Anchor>
              ),
            },
            { key: 'at', title: t.submitted, cell: ({ submittedAt }) => <RelativeTime at={submittedAt} /> },
            {
              key: 'verdict',
              title: t.verdict,
              cell: (row) =>
                row.verdict === null ? (
                  status[row.status === 'failed' ? 'failed' : 'queued']
                ) : (
                  <Verdict verdict={row.verdict} />
                ),
            },
            {
              key: 'points',
              title: t.points,
              align: 'right',
              cell: ({ score, maxScore }) => (score === null ? '–' : `${score} / ${maxScore ?? ''}`),
            },
          ]}
        />
        <OnlyTeachers course={course}>
          {row && <ExtensionForm key={row.user} assignment={assignment} user={row.user} />}
        </OnlyTeachers>
      </Stack>
    </Drawer>
  );
}
