import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { sessionQuery } from '../session/session';
import { PageError } from '../ui/PageError';
import { PageLoading } from '../ui/PageLoading';
import { NotFound } from '../ui/NotFound';
import { part } from './part';
import { queryClient } from './query-client';
import { Shell } from './Shell';

const page: typeof lazyRouteComponent = (load, name) => lazyRouteComponent(part(load), name);

const root = createRootRouteWithContext<{ readonly queryClient: QueryClient }>()({
  notFoundComponent: NotFound,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: ({ then, problem }: Record<string, unknown>): { then?: string; problem?: string } => ({
    ...(typeof then === 'string' && /^\/(?!\/)/.test(then) && { then }),
    ...(typeof problem === 'string' && { problem }),
  }),
  component: page(() => import('../session/SignInPage'), 'SignInPage'),
});

/** Everything behind the sign-in. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ context, location }) => {
    const me = await context.queryClient.query({ ...sessionQuery, staleTime: 'static' });
    if (me !== null) return { me };
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- so the router wants it
    throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { then: location.href } });
  },
  component: Shell,
});

const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  component: page(() => import('../student/CoursesPage'), 'CoursesPage'),
});

const course = createRoute({
  getParentRoute: () => inside,
  path: '/courses/$course',
  component: page(() => import('../student/CoursePage'), 'CoursePage'),
});

const assignment = createRoute({
  getParentRoute: () => inside,
  path: '/courses/$course/assignments/$assignment',
  component: page(() => import('../student/AssignmentPage'), 'AssignmentPage'),
});

const exercise = createRoute({
  getParentRoute: () => inside,
  path: '/courses/$course/assignments/$assignment/exercises/$exercise',
  component: page(() => import('../exercise/ExercisePage'), 'ExercisePage'),
});

const people = createRoute({
  getParentRoute: () => inside,
  path: '/courses/$course/people',
  component: page(() => import('../teacher/PeoplePage'), 'PeoplePage'),
});

const exercises = createRoute({
  getParentRoute: () => inside,
  path: '/courses/$course/exercises',
  component: page(() => import('../teacher/ExercisesPage'), 'ExercisesPage'),
});

const exerciseFiles = createRoute({
  getParentRoute: () => inside,
  path: '/courses/$course/exercises/$exerciseVersion',
  validateSearch: ({ file, line }: Record<string, unknown>): { file?: string; line?: number } => ({
    ...(typeof file === 'string' && { file }),
    ...(typeof line === 'number' && { line }),
  }),
  component: page(() => import('../teacher/files/ExerciseFilesPage'), 'ExerciseFilesPage'),
});

const newAssignment = createRoute({
  getParentRoute: () => inside,
  path: '/courses/$course/new-assignment',
  component: page(() => import('../teacher/NewAssignmentPage'), 'NewAssignmentPage'),
});

const editAssignment = createRoute({
  getParentRoute: () => inside,
  path: '/courses/$course/assignments/$assignment/edit',
  component: page(() => import('../teacher/EditAssignmentPage'), 'EditAssignmentPage'),
});

const gradebook = createRoute({
  getParentRoute: () => inside,
  path: '/courses/$course/assignments/$assignment/gradebook',
  component: page(() => import('../teacher/GradebookPage'), 'GradebookPage'),
});

const statistics = createRoute({
  getParentRoute: () => inside,
  path: '/courses/$course/assignments/$assignment/statistics',
  component: page(() => import('../teacher/StatisticsPage'), 'StatisticsPage'),
});

const regrades = createRoute({
  getParentRoute: () => inside,
  path: '/courses/$course/assignments/$assignment/regrades',
  component: page(() => import('../teacher/RegradesPage'), 'RegradesPage'),
});

const batches = createRoute({
  getParentRoute: () => inside,
  path: '/courses/$course/batches',
  component: page(() => import('../teacher/BatchesPage'), 'BatchesPage'),
});

const batch = createRoute({
  getParentRoute: () => inside,
  path: '/courses/$course/batches/$batch',
  component: page(() => import('../teacher/BatchPage'), 'BatchPage'),
});

const submission = createRoute({
  getParentRoute: () => inside,
  path: '/courses/$course/submissions/$submission',
  component: page(() => import('../teacher/SubmissionPage'), 'SubmissionPage'),
});

const users = createRoute({
  getParentRoute: () => inside,
  path: '/admin/users',
  component: page(() => import('../admin/UsersPage'), 'UsersPage'),
});

const operations = createRoute({
  getParentRoute: () => inside,
  path: '/admin/operations',
  component: page(() => import('../admin/OperationsPage'), 'OperationsPage'),
});

const audit = createRoute({
  getParentRoute: () => inside,
  path: '/admin/audit',
  component: page(() => import('../admin/AuditPage'), 'AuditPage'),
});

/** A permalink: a submission, and the failing run of one of its tests. */
const failingRun = createRoute({
  getParentRoute: () => inside,
  path: '/submissions/$submission',
  validateSearch: ({ test }: Record<string, unknown>): { test?: string } =>
    typeof test === 'string' ? { test } : {},
  component: page(() => import('../exercise/SubmissionPage'), 'SubmissionPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    inside.addChildren([
      home,
      course,
      assignment,
      exercise,
      people,
      exercises,
      exerciseFiles,
      newAssignment,
      editAssignment,
      gradebook,
      statistics,
      regrades,
      batches,
      batch,
      submission,
      failingRun,
      users,
      operations,
      audit,
    ]),
  ]),
  context: { queryClient },
  defaultErrorComponent: PageError,
  defaultPendingComponent: PageLoading,
  defaultPendingMs: 300,
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
