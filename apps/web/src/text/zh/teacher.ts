import type { teacher as en } from '../en/teacher';

export const teacher: typeof en = {};
