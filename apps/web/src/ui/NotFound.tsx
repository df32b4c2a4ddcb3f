import { Button, Container, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useText } from '../text/language';

export function NotFound() {
  const t = useText();
  return (
    <Container size="sm" py="xl">
      <Title order={1} mb="lg">
        {t.nothingHere}
      </Title>
      <Button renderRoot={(props) => <Link to="/" {...props} />}>{t.toCourses}</Button>
    </Container>
  );
}
