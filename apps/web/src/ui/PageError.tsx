import { Button, Container, Group, Text, Title } from '@mantine/core';
import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { Link, useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ConnectionError } from '../api/problem';
import { onReconnected, serverAnswers, useConnectionIsLost } from '../app/connection';
import { loadAgainOnce, PartMissing } from '../app/part';
import { useText } from '../text/language';
import { errorSentence } from './error-sentence';

/** A page that could not be shown: a sentence, and a way on. What waits for the server goes on by itself. */
export function PageError({ error, reset }: ErrorComponentProps) {
  const t = useText();
  const router = useRouter();
  const queries = useQueryErrorResetBoundary();
  const isLost = useConnectionIsLost();
  const isPartMissing = error instanceof PartMissing;
  const again = () => {
    if (isPartMissing) {
      window.location.reload();
      return;
    }
    queries.reset();
    reset();
    void router.invalidate();
  };
  useEffect(() => {
    if (isPartMissing) void serverAnswers().then(loadAgainOnce);
  }, [isPartMissing]);
  useEffect(() => (error instanceof ConnectionError ? onReconnected(again) : undefined));
  return (
    <Container size="sm" py="xl" role="alert">
      <Title order={1} mb="sm">
        {isPartMissing ? (isLost ? t.noAnswer : t.newVersion) : errorSentence(error, t)}
      </Title>
      {!isPartMissing && (
        <Text size="sm" c="dimmed" mb="lg">
          {error instanceof Error ? error.message : String(error)}
        </Text>
      )}
      <Group>
        <Button onClick={again}>{isPartMissing ? t.reload : t.tryAgain}</Button>
        <Button variant="default" renderRoot={(props) => <Link to="/" {...props} />}>
          {t.toCourses}
        </Button>
      </Group>
    </Container>
  );
}
