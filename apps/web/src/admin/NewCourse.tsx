import { Anchor, Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../api/client';
import { useText } from '../text/language';
import { ErrorText } from '../ui/ErrorText';

export function NewCourse() {
  const { admin: t } = useText();
  const [title, setTitle] = useState('');
  const queryClient = useQueryClient();
  const making = useMutation({
    mutationFn: () => answerOf(api.POST('/api/courses', { body: { title } })),
    onSuccess: async () => {
      setTitle('');
      await queryClient.invalidateQueries({ queryKey: ['session'] });
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        making.mutate();
      }}
    >
      <Stack gap="xs">
        <Title order={2}>{t.newCourse}</Title>
        <Group align="end">
          <TextInput
            label={t.courseTitle}
            required
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={making.isPending}>
            {t.newCourse}
          </Button>
        </Group>
        {making.error && <ErrorText error={making.error} />}
        {making.data && (
          <Text size="sm" role="status">
            <Anchor
              inherit
              renderRoot={(props) => (
                <Link to="/courses/$course" params={{ course: making.data.id }} {...props} />
              )}
            >
              {making.data.title}
            </Anchor>
            : {t.courseMade}
          </Text>
        )}
      </Stack>
    </form>
  );
}
