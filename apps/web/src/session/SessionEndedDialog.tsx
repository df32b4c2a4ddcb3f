import { Anchor, Modal, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useText } from '../text/language';
import { currentSession, onSessionChange, sessionHasEnded, sessionQuery } from './session';
import { SignInForm } from './SignInForm';

/** Over the page that one is on: whatever has been typed stays there. */
export function SessionEndedDialog() {
  const { signIn: t, close } = useText();
  const opened = useSyncExternalStore(onSessionChange, sessionHasEnded);
  const queryClient = useQueryClient();
  return (
    <Modal
      opened={opened}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t.endedTitle}
      closeButtonProps={{ 'aria-label': close }}
    >
      <Text mb="md">{t.ended}</Text>
      <SignInForm
        login={currentSession()?.login}
        onSignedIn={(me) => {
          queryClient.setQueryData(sessionQuery.queryKey, me);
          void queryClient.invalidateQueries();
        }}
      />
      <Anchor href="/sign-in" fz="sm" mt="md" display="inline-block">
        {t.asSomebodyElse}
      </Anchor>
    </Modal>
  );
}
