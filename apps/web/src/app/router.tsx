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
import { queryClient } from './query-client';
import { Shell } from './Shell';

const root = createRootRouteWithContext<{ readonly queryClient: QueryClient }>()({
  notFoundComponent: NotFound,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: ({ then }: Record<string, unknown>): { then?: string } =>
    typeof then === 'string' && /^\/(?!\/)/.test(then) ? { then } : {},
  component: lazyRouteComponent(() => import('../session/SignInPage'), 'SignInPage'),
});

/** Everything behind the sign-in. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ context, location }) => {
    const me = await context.queryClient.ensureQueryData(sessionQuery);
    if (me !== null) return { me };
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- so the router wants it
    throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { then: location.href } });
  },
  component: Shell,
});

const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  component: lazyRouteComponent(() => import('../student/CoursesPage'), 'CoursesPage'),
});

const course = createRoute({
  getParentRoute: () => inside,
  path: '/courses/$course',
  component: lazyRouteComponent(() => import('../student/CoursePage'), 'CoursePage'),
});

const assignment = createRoute({
  getParentRoute: () => inside,
  path: '/courses/$course/assignments/$assignment',
  component: lazyRouteComponent(() => import('../student/AssignmentPage'), 'AssignmentPage'),
});

const exercise = createRoute({
  getParentRoute: () => inside,
  path: '/courses/$course/assignments/$assignment/exercises/$exercise',
  component: lazyRouteComponent(() => import('../exercise/ExercisePage'), 'ExercisePage'),
});

export const router = createRouter({
  routeTree: root.addChildren([signIn, inside.addChildren([home, course, assignment, exercise])]),
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
