import { Center, Loader } from '@mantine/core';
import { useText } from '../text/language';

export function PageLoading() {
  const { loading } = useText();
  return (
    <Center py="xl" role="status" aria-label={loading}>
      <Loader size="sm" />
    </Center>
  );
}
