import { id as idSchema } from '@heddle/contract';
import type { Database } from '@heddle/database';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DATABASE } from '../providers';
import { invalidField, notFound, ProblemError } from '../http/problem-error';
import type { Request } from '../http/request';
import { courseOf } from './course-of';
import type { Principal } from './principal';
import { ROUTE, type RouteDescription, type Rule } from './route';
import { isStaff, type Standing } from './standing';

/** Holds every request against its route's rule. A route without a rule is open to nobody. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(DATABASE) private readonly database: Database,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const route = this.reflector.get<RouteDescription | undefined>(ROUTE, context.getHandler());
    if (route === undefined) throw notFound();
    const request = context.switchToHttp().getRequest<Request>();
    const { may } = route;
    if (may.who === 'anyone') return true;
    const { principal } = request;
    if (principal === undefined) throw new ProblemError('not-signed-in');
    if (
      principal.by.kind === 'token' &&
      route.scope !== 'read' &&
      !principal.by.scopes.includes(route.scope)
    ) {
      throw new ProblemError('scope', `This needs a token with the scope "${route.scope}".`);
    }
    if (may.who === 'signed-in') return true;
    if (may.who === 'administrator') {
      if (principal.administrator) return true;
      throw new ProblemError('forbidden');
    }
    request.standing = await this.#standing(may, request, principal);
    return true;
  }

  async #standing(
    rule: Extract<Rule, { of: string }>,
    request: Request,
    principal: Principal,
  ): Promise<Standing> {
    const subjectId = request.params[rule.of];
    if (!idSchema.safeParse(subjectId).success) throw invalidField(rule.of, 'must be a UUID');
    const found = await courseOf(this.database, rule.of, subjectId as string, principal.userId);
    if (found === undefined || found.courseId === null) throw notFound();
    const role = principal.administrator ? 'teacher' : found.role;
    if (role === null) throw notFound();
    const standing = { courseId: found.courseId, role };
    if (isStaff(standing.role)) {
      if (rule.who !== 'teacher' || standing.role === 'teacher') return standing;
      throw new ProblemError('forbidden', 'Only teachers of the course may do this.');
    }
    if (rule.who === 'member') return standing;
    // To others' submissions a student gets the same answer as to none.
    if (rule.who === 'owner') {
      if (found.ownerId === principal.userId) return standing;
      throw notFound();
    }
    throw new ProblemError('forbidden', 'Only the staff of the course may do this.');
  }
}
