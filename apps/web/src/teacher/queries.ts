import { queryOptions } from '@tanstack/react-query';
import type { Batch, Regrade } from '../api/answers';
import { answerOf, api } from '../api/client';

/** While something is being graded it is looked at this often. */
const WATCH_MS = 1_500;

const inCourse = (course: string) => ({ params: { path: { course } } });
const inAssignment = (assignment: string) => ({ params: { path: { assignment } } });

export const overviewQuery = (course: string) =>
  queryOptions({
    queryKey: ['overview', course],
    queryFn: () => answerOf(api.GET('/api/courses/{course}/overview', inCourse(course))),
  });

export const membersQuery = (course: string) =>
  queryOptions({
    queryKey: ['members', course],
    queryFn: () => answerOf(api.GET('/api/courses/{course}/members', inCourse(course))),
    select: ({ items }) => items,
  });

export const libraryQuery = (course: string) =>
  queryOptions({
    queryKey: ['library', course],
    queryFn: () => answerOf(api.GET('/api/courses/{course}/exercises', inCourse(course))),
    select: ({ items }) => items,
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ verification }) => verification.phase !== 'done') ? WATCH_MS : false,
  });

export const filesQuery = (course: string, exerciseVersion: string) =>
  queryOptions({
    queryKey: ['files', exerciseVersion],
    queryFn: () =>
      answerOf(
        api.GET('/api/courses/{course}/exercises/{exerciseVersion}/files', {
          params: { path: { course, exerciseVersion } },
        }),
      ),
    select: ({ files }) => files,
  });

/** Makes a version of the course's own of these files. */
export const saveFiles = (course: string, exerciseVersion: string, files: Readonly<Record<string, string>>) =>
  answerOf(
    api.POST('/api/courses/{course}/exercises/{exerciseVersion}/files', {
      params: { path: { course, exerciseVersion } },
      body: { files },
    }),
  );

export const previewQuery = (course: string, exerciseVersion: string, language: 'typescript' | 'python') =>
  queryOptions({
    queryKey: ['preview', exerciseVersion, language],
    queryFn: () =>
      answerOf(
        api.GET('/api/courses/{course}/exercises/{exerciseVersion}/preview', {
          params: { path: { course, exerciseVersion }, query: { language } },
        }),
      ),
  });

export const gradebookQuery = (assignment: string) =>
  queryOptions({
    queryKey: ['gradebook', assignment],
    queryFn: () => answerOf(api.GET('/api/assignments/{assignment}/gradebook', inAssignment(assignment))),
  });

export const statisticsQuery = (assignment: string) =>
  queryOptions({
    queryKey: ['statistics', assignment],
    queryFn: () => answerOf(api.GET('/api/assignments/{assignment}/statistics', inAssignment(assignment))),
  });

const isRunning = ({ finished, failed, total }: Regrade | Batch) => finished + failed < total;

export const regradesQuery = (assignment: string) =>
  queryOptions({
    queryKey: ['regrades', assignment],
    queryFn: () => answerOf(api.GET('/api/assignments/{assignment}/regrades', inAssignment(assignment))),
    select: ({ items }) => items,
    refetchInterval: ({ state }) => (state.data?.items.some(isRunning) ? WATCH_MS : false),
  });

export const batchesQuery = (course: string) =>
  queryOptions({
    queryKey: ['batches', course],
    queryFn: () => answerOf(api.GET('/api/courses/{course}/batches', inCourse(course))),
    select: ({ items }) => items,
    refetchInterval: ({ state }) => (state.data?.items.some(isRunning) ? WATCH_MS : false),
  });

export const batchQuery = (batch: string) =>
  queryOptions({
    queryKey: ['batch', batch],
    queryFn: () => answerOf(api.GET('/api/batches/{batch}', { params: { path: { batch } } })),
    refetchInterval: ({ state }) => (state.data === undefined || isRunning(state.data) ? WATCH_MS : false),
  });

export const batchResultsQuery = (batch: string, finished: number) =>
  queryOptions({
    // Read again whenever one more is finished.
    queryKey: ['batch-results', batch, finished],
    queryFn: () => answerOf(api.GET('/api/batches/{batch}/results', { params: { path: { batch } } })),
    select: ({ items }) => items,
    placeholderData: (before) => before,
  });
