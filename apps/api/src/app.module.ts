import type { Database } from '@heddle/database';
import type { GradingQueue } from '@heddle/queue';
import { Module, type DynamicModule, type MiddlewareConsumer, type NestModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import type { Logger } from 'pino';
import { AccessGuard } from './access/access-guard';
import { AuditLog } from './administration/audit-log';
import { OperationsController } from './administration/operations.controller';
import { UsersController } from './administration/users.controller';
import { Assignments } from './assignments/assignments';
import { AssignmentsController } from './assignments/assignments.controller';
import { Batches } from './batches/batches';
import { BatchesController } from './batches/batches.controller';
import { CoursesController } from './courses/courses.controller';
import type { Environment } from './environment';
import { LiveProgress } from './events/live-progress';
import { QueuePositions } from './events/queue-positions';
import { SubmissionStatuses } from './events/submission-statuses';
import { Catalogue } from './exercises/catalogue';
import { ExercisesController } from './exercises/exercises.controller';
import { ExtensionsController } from './extensions/extensions.controller';
import { Gradebooks } from './gradebook/gradebook';
import { GradebookController } from './gradebook/gradebook.controller';
import { ReportFormatsController } from './gradebook/report-formats.controller';
import { Dispatcher } from './gradings/dispatcher';
import { Reconciler } from './gradings/reconciler';
import { ResultStore } from './gradings/result-store';
import { Verifications } from './gradings/verifications';
import { ProblemFilter } from './http/problem-filter';
import { validation } from './http/validation';
import { PagesController } from './openapi/pages.controller';
import { DATABASE, ENVIRONMENT, LOGGER, QUEUE } from './providers';
import { Regrades } from './regrades/regrades';
import { RegradesController } from './regrades/regrades.controller';
import { RosterController } from './roster/roster.controller';
import { HealthController } from './seeing/health.controller';
import { Metrics } from './seeing/metrics';
import { Workers } from './seeing/workers';
import { ApiTokens } from './sign-in/api-tokens';
import { Identify } from './sign-in/identify';
import { OidcAccounts } from './sign-in/oidc/accounts';
import { OidcClient } from './sign-in/oidc/oidc-client';
import { OidcController } from './sign-in/oidc/oidc.controller';
import { SessionController } from './sign-in/session.controller';
import { Sessions } from './sign-in/sessions';
import { TokensController } from './sign-in/tokens.controller';
import { StatisticsController } from './statistics/statistics.controller';
import { SubmissionEventsController } from './submissions/submission-events.controller';
import { SubmissionsController } from './submissions/submissions.controller';
import { Submit } from './submissions/submit';

/** What the API is given from outside. */
export interface Surroundings {
  readonly environment: Environment;
  readonly database: Database;
  readonly queue: GradingQueue;
  readonly log: Logger;
}

/** Whatever answers requests. */
export const CONTROLLERS = [
  PagesController,
  HealthController,
  SessionController,
  OidcController,
  TokensController,
  CoursesController,
  AssignmentsController,
  SubmissionsController,
  SubmissionEventsController,
  ReportFormatsController,
  ExercisesController,
  ExtensionsController,
  GradebookController,
  RegradesController,
  BatchesController,
  RosterController,
  StatisticsController,
  UsersController,
  OperationsController,
] as const;

@Module({})
export class AppModule implements NestModule {
  static with({ environment, database, queue, log }: Surroundings): DynamicModule {
    return {
      module: AppModule,
      controllers: [...CONTROLLERS],
      providers: [
        { provide: ENVIRONMENT, useValue: environment },
        { provide: DATABASE, useValue: database },
        { provide: QUEUE, useValue: queue },
        { provide: LOGGER, useValue: log },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_PIPE, useFactory: validation },
        { provide: APP_FILTER, useClass: ProblemFilter },
        ApiTokens,
        Assignments,
        AuditLog,
        Batches,
        Catalogue,
        Dispatcher,
        Gradebooks,
        LiveProgress,
        Metrics,
        OidcAccounts,
        OidcClient,
        QueuePositions,
        Reconciler,
        Regrades,
        ResultStore,
        Sessions,
        SubmissionStatuses,
        Submit,
        Verifications,
        Workers,
      ],
    };
  }

  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(Identify).forRoutes('api/*path');
  }
}
