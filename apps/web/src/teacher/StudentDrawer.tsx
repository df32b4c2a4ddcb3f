import { Anchor, Drawer, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { GradebookRow } from '../api/answers';
import { answerOf, api } from '../api/client';
import { useText } from '../text/language';
import { DataTable } from '../ui/DataTable';
import { RelativeTime } from '../ui/RelativeTime';
import { Verdict } from '../ui/Verdict';
import { ExtensionForm } from './ExtensionForm';

interface Props {
  readonly course: string;
  readonly assignment: string;
  readonly row: GradebookRow | undefined;
  /** Only its attempts; all of them unless given. */
  readonly exercise: string | undefined;
  readonly onClose: () => void;
}

/** One student in an assignment: the attempts, and an extension. */
export function StudentDrawer({ course, assignment, row, exercise, onClose }: Props) {
  const { teacher: t, status, close } = useText();
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
      title={`${row?.name ?? ''}${exercise === undefined ? '' : ` · ${exercise}`}`}
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
            { key: 'exercise', title: t.exercise, cell: (row) => `${row.exercise} #${row.attempt}` },
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
              cell: ({ id, score, maxScore }) => (
                <Anchor
                  size="sm"
                  renderRoot={(props) => (
                    <Link
                      to="/courses/$course/submissions/$submission"
                      params={{ course, submission: id }}
                      {...props}
                    />
                  )}
                >
                  {score === null ? t.open : `${score} / ${maxScore ?? ''}`}
                </Anchor>
              ),
            },
          ]}
        />
        {row && <ExtensionForm key={row.user} assignment={assignment} user={row.user} />}
      </Stack>
    </Drawer>
  );
}
