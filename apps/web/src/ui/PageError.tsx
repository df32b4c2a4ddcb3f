import { Button, Container, Group, Text, Title } from '@mantine/core';
import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { Link, useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { useText } from '../text/language';
import { errorSentence } from './error-sentence';

/** A page that could not be shown: a sentence, and a way on. */
export function PageError({ error, reset }: ErrorComponentProps) {
  const t = useText();
  const router = useRouter();
  const queries = useQueryErrorResetBoundary();
  const message = error instanceof Error ? error.message : String(error);
  // After an update of the server, parts of the page that was open are gone.
  const isOldPage = /dynamically imported module|Importing a module script failed/.test(message);
  const again = () => {
    if (isOldPage) {
      window.location.reload();
      return;
    }
    queries.reset();
    reset();
    void router.invalidate();
  };
  return (
    <Container size="sm" py="xl" role="alert">
      <Title order={1} mb="sm">
        {isOldPage ? t.newVersion : errorSentence(error, t)}
      </Title>
      <Text size="sm" c="dimmed" mb="lg">
        {message}
      </Text>
      <Group>
        <Button onClick={again}>{isOldPage ? t.reload : t.tryAgain}</Button>
        <Button variant="default" renderRoot={(props) => <Link to="/" {...props} />}>
          {t.toCourses}
        </Button>
      </Group>
    </Container>
  );
}
