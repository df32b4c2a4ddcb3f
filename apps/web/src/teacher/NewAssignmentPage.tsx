import { Stack, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../api/client';
import { useText } from '../text/language';
import { usePageTitle } from '../ui/usePageTitle';
import { emptyForm, requestOf, type AssignmentForm } from './assignment-form';
import { AssignmentEditor } from './AssignmentEditor';

const route = getRouteApi('/inside/courses/$course/new-assignment');

export function NewAssignmentPage() {
  const { teacher: t } = useText();
  const { course } = route.useParams();
  const [initial] = useState(() => emptyForm(new Date()));
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  usePageTitle(t.newAssignment);
  const creating = useMutation({
    mutationFn: (form: AssignmentForm) =>
      answerOf(
        api.POST('/api/courses/{course}/assignments', {
          params: { path: { course } },
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
      <Title order={1}>{t.newAssignment}</Title>
      <AssignmentEditor
        course={course}
        initial={initial}
        error={creating.error}
        isPending={creating.isPending}
        onSave={(form) => creating.mutate(form)}
      />
    </Stack>
  );
}
