import { Button, Checkbox, Modal, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { User } from '../api/answers';
import { answerOf, api } from '../api/client';
import { useText } from '../text/language';
import { ErrorText } from '../ui/ErrorText';

interface Props {
  readonly user: User | 'new';
  readonly onClose: () => void;
}

export function UserDialog({ user, onClose }: Props) {
  const { admin: t, save, close } = useText();
  const existing = user === 'new' ? undefined : user;
  const [login, setLogin] = useState(existing?.login ?? '');
  const [name, setName] = useState(existing?.name ?? '');
  const [password, setPassword] = useState('');
  const [administrator, setAdministrator] = useState(existing?.administrator ?? false);
  const [disabled, setDisabled] = useState(existing?.disabled ?? false);
  const queryClient = useQueryClient();
  const saving = useMutation({
    mutationFn: () => {
      const common = { name, administrator, ...(password !== '' && { password }) };
      return existing === undefined
        ? answerOf(api.POST('/api/users', { body: { login, ...common } }))
        : answerOf(
            api.PATCH('/api/users/{user}', {
              params: { path: { user: existing.id } },
              body: { ...common, disabled },
            }),
          );
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['users'] });
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={existing?.login ?? t.add}
      closeButtonProps={{ 'aria-label': close }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          saving.mutate();
        }}
      >
        <Stack>
          {existing === undefined && (
            <TextInput
              label={t.login}
              required
              value={login}
              autoCapitalize="none"
              onChange={(event) => setLogin(event.currentTarget.value)}
            />
          )}
          <TextInput
            label={t.personName}
            required
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <PasswordInput
            label={existing === undefined ? t.password : t.newPassword}
            description={existing === undefined ? t.passwordHelp : t.newPasswordHelp}
            minLength={10}
            autoComplete="new-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Checkbox
            label={t.administrator}
            checked={administrator}
            onChange={(event) => setAdministrator(event.currentTarget.checked)}
          />
          {existing && (
            <Checkbox
              label={t.disabled}
              description={t.disabledHelp}
              checked={disabled}
              onChange={(event) => setDisabled(event.currentTarget.checked)}
            />
          )}
          {saving.error && <ErrorText error={saving.error} />}
          <Button type="submit" loading={saving.isPending}>
            {save}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
