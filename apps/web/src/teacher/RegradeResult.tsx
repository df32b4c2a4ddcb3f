import { Anchor, Button, Group, Paper, Progress, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Regrade } from '../api/answers';
import { answerOf, api } from '../api/client';
import { useText } from '../text/language';
import { DataTable } from '../ui/DataTable';
import { ErrorText } from '../ui/ErrorText';
import { RelativeTime } from '../ui/RelativeTime';
import { OnlyTeachers } from './OnlyTeachers';
import { Verdict } from '../ui/Verdict';

interface Props {
  readonly course: string;
  readonly regrade: Regrade;
  readonly isNewest: boolean;
}

/** What a regrade would change; it counts when somebody applies it, and never otherwise. */
export function RegradeResult({ course, regrade, isNewest }: Props) {
  const { teacher: t } = useText();
  const queryClient = useQueryClient();
  const [isLeft, setIsLeft] = useState(false);
  const { id, changes, total, finished, failed, appliedAt } = regrade;
  const isDone = finished + failed === total;
  const applying = useMutation({
    mutationFn: () =>
      answerOf(api.POST('/api/regrades/{regrade}/apply', { params: { path: { regrade: id } } })),
    onSuccess: () => queryClient.invalidateQueries(),
  });
  const up = changes.filter(({ before, after }) => after.score > (before?.score ?? 0)).length;
  const down = changes.filter(({ before, after }) => after.score < (before?.score ?? 0)).length;
  const whatChanges = changes.length === 0 ? t.noChange : t.wouldChange(up, down, changes.length - up - down);
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Group justify="space-between">
          <Text fw={600}>
            {regrade.exercise} · <RelativeTime at={regrade.createdAt} />
          </Text>
          <Text size="sm" role="status">
            {t.of(finished + failed, total)} · {(isDone || changes.length > 0) && `${whatChanges} · `}
            {failed > 0 && `${t.failedCount(failed)} · `}
            {appliedAt === null ? t.notApplied : `✓ ${t.applied}`}
          </Text>
        </Group>
        {!isDone && (
          <Progress value={(100 * (finished + failed)) / total} aria-label={t.of(finished, total)} />
        )}
        {changes.length > 0 && (
          <DataTable
            label={whatChanges}
            rows={changes}
            rowKey={({ submission }) => submission}
            columns={[
              {
                key: 'user',
                title: t.student,
                cell: ({ user, attempt, submission }) => (
                  <Anchor
                    size="sm"
                    renderRoot={(props) => (
                      <Link
                        to="/courses/$course/submissions/$submission"
                        params={{ course, submission }}
                        {...props}
                      />
                    )}
                  >
                    {user} #{attempt}
                  </Anchor>
                ),
                sortBy: ({ user }) => user,
              },
              {
                key: 'before',
                title: t.before,
                cell: ({ before }) =>
                  before === null ? (
                    '–'
                  ) : (
                    <>
                      <Verdict verdict={before.verdict} /> {before.score}
                    </>
                  ),
              },
              {
                key: 'after',
                title: t.after,
                cell: ({ after }) => (
                  <>
                    <Verdict verdict={after.verdict} /> {after.score}
                  </>
                ),
              },
              {
                key: 'difference',
                title: '±',
                align: 'right',
                cell: ({ before, after }) => signed(after.score - (before?.score ?? 0)),
                sortBy: ({ before, after }) => after.score - (before?.score ?? 0),
              },
            ]}
          />
        )}
        {applying.error && <ErrorText error={applying.error} />}
        {isDone && isNewest && !isLeft && appliedAt === null && (
          <OnlyTeachers course={course}>
            <Group>
              <Button loading={applying.isPending} onClick={() => applying.mutate()}>
                {t.apply}
              </Button>
              <Button variant="default" onClick={() => setIsLeft(true)}>
                {t.leave}
              </Button>
            </Group>
          </OnlyTeachers>
        )}
      </Stack>
    </Paper>
  );
}

function signed(difference: number): string {
  const rounded = Math.round(difference * 100) / 100;
  return rounded > 0 ? `+${rounded}` : String(rounded);
}
