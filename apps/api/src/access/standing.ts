import type { Role } from '@heddle/contract';

/** What somebody is in a course. Administrators stand where teachers do. */
export interface Standing {
  readonly courseId: string;
  readonly role: Role;
}

/** Sees what students have done. */
export function isStaff(role: Role): boolean {
  return role !== 'student';
}
