import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '../text/language';
import { ErrorText } from '../ui/ErrorText';
import { signIn } from './session';
import type { Me } from '../api/answers';

interface Props {
  /** Filled in when it is known who sits here. */
  readonly login?: string | undefined;
  readonly onSignedIn: (me: Me) => void;
}

export function SignInForm({ login: known, onSignedIn }: Props) {
  const { signIn: t } = useText();
  const [login, setLogin] = useState(known ?? '');
  const [password, setPassword] = useState('');
  const entering = useMutation({ mutationFn: () => signIn(login, password), onSuccess: onSignedIn });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        entering.mutate();
      }}
    >
      <Stack>
        <TextInput
          label={t.login}
          value={login}
          onChange={(event) => setLogin(event.currentTarget.value)}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          data-autofocus={known === undefined || undefined}
        />
        <PasswordInput
          label={t.password}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t.showPassword }}
          required
          data-autofocus={known !== undefined || undefined}
        />
        {entering.error && <ErrorText error={entering.error} />}
        <Button type="submit" loading={entering.isPending}>
          {t.submit}
        </Button>
      </Stack>
    </form>
  );
}
