import { Button, Group, NumberInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../api/client';
import { useText } from '../text/language';
import { ErrorText } from '../ui/ErrorText';
import { RelativeTime } from '../ui/RelativeTime';
import { fromInput } from './assignment-form';

/** More time or attempts for one student. */
export function ExtensionForm({ assignment, user }: { readonly assignment: string; readonly user: string }) {
  const { teacher: t } = useText();
  const queryClient = useQueryClient();
  const queryKey = ['extensions', assignment];
  const params = { path: { assignment } };
  const { data } = useQuery({
    queryKey,
    queryFn: () => answerOf(api.GET('/api/assignments/{assignment}/extensions', { params })),
  });
  const given = data?.items.find((extension) => extension.user === user);
  const [dueAt, setDueAt] = useState('');
  const [extraAttempts, setExtraAttempts] = useState(0);
  const [reason, setReason] = useState('');
  const giving = useMutation({
    mutationFn: () =>
      answerOf(
        api.PUT('/api/assignments/{assignment}/extensions', {
          params,
          body: { user, dueAt: fromInput(dueAt), extraAttempts, reason },
        }),
      ),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey });
      await queryClient.invalidateQueries({ queryKey: ['gradebook', assignment] });
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        giving.mutate();
      }}
    >
      <Stack gap="sm">
        <Title order={3}>{t.extension}</Title>
        {given && (
          <Text size="sm" role="status">
            ✓ {given.dueAt !== null && <RelativeTime at={given.dueAt} />}{' '}
            {given.extraAttempts > 0 && `+${given.extraAttempts}`} · {given.reason}
          </Text>
        )}
        <Group grow align="start">
          <TextInput
            type="datetime-local"
            label={t.extendedUntil}
            value={dueAt}
            onChange={(event) => setDueAt(event.currentTarget.value)}
          />
          <NumberInput
            label={t.extraAttempts}
            min={0}
            max={1000}
            value={extraAttempts}
            onChange={(value) => setExtraAttempts(Number(value))}
          />
        </Group>
        <TextInput
          label={t.reason}
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {giving.error && <ErrorText error={giving.error} />}
        <Button type="submit" variant="default" w="fit-content" loading={giving.isPending}>
          {t.giveExtension}
        </Button>
      </Stack>
    </form>
  );
}
