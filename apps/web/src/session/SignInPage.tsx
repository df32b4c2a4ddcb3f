import { Container, Group, Paper, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { LanguageSwitch, ThemeMenu } from '../app/Header';
import { OfflineBanner } from '../app/OfflineBanner';
import { useText } from '../text/language';
import { OtherWays } from './OtherWays';
import { sessionQuery } from './session';
import { SignInForm } from './SignInForm';

const route = getRouteApi('/sign-in');

export function SignInPage() {
  const t = useText();
  const { then = '/', problem } = route.useSearch();
  const router = useRouter();
  const queryClient = useQueryClient();
  return (
    <>
      <OfflineBanner />
      <Container component="main" size={420} py="xl">
        <Group justify="space-between" mb="lg">
          <Group gap="xs">
            <img src="/favicon.svg" alt="" width={32} height={32} />
            <Title order={1}>{t.name}</Title>
          </Group>
          <Group gap={0}>
            <LanguageSwitch />
            <ThemeMenu />
          </Group>
        </Group>
        <Text mb="lg">{t.signIn.about}</Text>
        <Paper withBorder p="lg">
          <Title order={2} mb="md">
            {t.signIn.title}
          </Title>
          <SignInForm
            onSignedIn={(me) => {
              queryClient.setQueryData(sessionQuery.queryKey, me);
              router.history.push(then);
            }}
          />
          <OtherWays then={then} problem={problem} />
        </Paper>
        <Text size="sm" c="dimmed" mt="md">
          {t.signIn.forgotten}
        </Text>
      </Container>
    </>
  );
}
