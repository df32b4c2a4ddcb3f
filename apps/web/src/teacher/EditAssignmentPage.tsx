import { Stack, Title } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { answerOf, api } from '../api/client';
import { assignmentQuery } from '../student/queries';
import { useText } from '../text/language';
import { usePageTitle } from '../ui/usePageTitle';
import { formOf, requestOf, type AssignmentForm } from './assignment-form';
import { AssignmentEditor } from './AssignmentEditor';
import { AssignmentTabs } from './AssignmentTabs';

const route = getRouteApi('/inside/courses/$course/assignments/$assignment/edit');

export function EditAssignmentPage() {
  const { teacher: t } = useText();
  const { course, assignment: id } = route.useParams();
  const { data: assignment } = useSuspenseQuery(assignmentQuery(id));
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  usePageTitle(`${assignment.title} · ${t.tabs.edit}`);
  const saving = useMutation({
    mutationFn: (form: AssignmentForm) =>
      answerOf(
        api.PUT('/api/assignments/{assignment}', {
          params: { path: { assignment: id } },
          body: requestOf(form),
        }),
      ),
    onSuccess: async () => {
      await queryClient.invalidateQueries();
      await navigate({ to: '/courses/$course', params: { course } });
    },
  });
  return (
    <Stack maw={1100} mx="auto">
      <Title order={1}>{assignment.title}</Title>
      <AssignmentTabs course={course} assignment={id} />
      <AssignmentEditor
        course={course}
        initial={formOf(assignment)}
        error={saving.error}
        isPending={saving.isPending}
        onSave={(form) => saving.mutate(form)}
      />
    </Stack>
  );
}
