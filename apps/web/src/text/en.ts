import { admin } from './en/admin';
import { common } from './en/common';
import { student } from './en/student';
import { teacher } from './en/teacher';

export const en = { ...common, student, teacher, admin };
