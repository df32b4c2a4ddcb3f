import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../api/client';

export const courseQuery = (course: string) =>
  queryOptions({
    queryKey: ['course', course],
    queryFn: () => answerOf(api.GET('/api/courses/{course}', { params: { path: { course } } })),
    staleTime: 60_000,
  });

export const assignmentsQuery = (course: string) =>
  queryOptions({
    queryKey: ['assignments', course],
    queryFn: () => answerOf(api.GET('/api/courses/{course}/assignments', { params: { path: { course } } })),
    select: ({ items }) => items,
  });

export const assignmentQuery = (assignment: string) =>
  queryOptions({
    queryKey: ['assignment', assignment],
    queryFn: () => answerOf(api.GET('/api/assignments/{assignment}', { params: { path: { assignment } } })),
  });
