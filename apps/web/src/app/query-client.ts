import { QueryClient } from '@tanstack/react-query';
import { ApiError } from '../api/problem';
import { onReconnected } from './connection';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // The connection is watched in connection.ts, by whether the server answers.
      networkMode: 'always',
      retry: (failures, error) => !(error instanceof ApiError) && failures < 2,
      retryDelay: 500,
    },
    mutations: { networkMode: 'always' },
  },
});

onReconnected(() => void queryClient.invalidateQueries());
