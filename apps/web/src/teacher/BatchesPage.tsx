import { Anchor, Stack, Text, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useText } from '../text/language';
import { DataTable } from '../ui/DataTable';
import { RelativeTime } from '../ui/RelativeTime';
import { usePageTitle } from '../ui/usePageTitle';
import { BatchForm } from './BatchForm';
import { CourseTabs } from './CourseTabs';
import { OnlyTeachers } from './OnlyTeachers';
import { batchesQuery } from './queries';

const route = getRouteApi('/inside/courses/$course/batches');

export function BatchesPage() {
  const { teacher: t } = useText();
  const { course } = route.useParams();
  const { data: batches } = useSuspenseQuery(batchesQuery(course));
  usePageTitle(t.batches);
  return (
    <Stack maw={1100} mx="auto">
      <Title order={1}>{t.batches}</Title>
      <CourseTabs course={course} />
      <OnlyTeachers course={course}>
        <BatchForm course={course} />
      </OnlyTeachers>
      {batches.length === 0 && <Text>{t.noBatches}</Text>}
      {batches.length > 0 && (
        <DataTable
          label={t.batches}
          rows={batches}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              title: t.batchName,
              cell: ({ id, name }) => (
                <Anchor
                  size="sm"
                  renderRoot={(props) => (
                    <Link to="/courses/$course/batches/$batch" params={{ course, batch: id }} {...props} />
                  )}
                >
                  {name}
                </Anchor>
              ),
              sortBy: ({ name }) => name,
            },
            {
              key: 'exercise',
              title: t.exercise,
              cell: (row) => row.exercise,
              sortBy: (row) => row.exercise,
            },
            {
              key: 'at',
              title: t.submitted,
              cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
              sortBy: ({ createdAt }) => createdAt,
            },
            {
              key: 'progress',
              title: t.progress,
              cell: ({ finished, failed, total }) => t.of(finished + failed, total),
            },
          ]}
        />
      )}
    </Stack>
  );
}
