import { Alert, Button, Divider } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client';
import { useText } from '../text/language';

const waysQuery = {
  queryKey: ['sign-in-ways'],
  queryFn: async () => answerOf(api.GET('/api/session/ways')),
  staleTime: Infinity,
};

interface Props {
  /** Where to go afterwards. */
  readonly then: string;
  /** Why the last attempt did not work. */
  readonly problem: string | undefined;
}

/** Signing in with the university's own service, where the platform has one. */
export function OtherWays({ then, problem }: Props) {
  const { signIn: t, problems } = useText();
  const { data } = useQuery(waysQuery);
  if (!data?.oidc) return null;
  return (
    <>
      <Divider my="md" label={t.or} />
      <Button
        component="a"
        href={`${data.oidc.url}?then=${encodeURIComponent(then)}`}
        variant="default"
        fullWidth
      >
        {t.with(data.oidc.name)}
      </Button>
      {problem !== undefined && (
        <Alert color="red" mt="md" role="alert">
          {problem === 'no-account' ? problems['no-account'] : problems['sign-in-failed']}
        </Alert>
      )}
    </>
  );
}
