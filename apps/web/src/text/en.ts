import { admin } from './en/admin';
import { common } from './en/common';
import { exercise } from './en/exercise';
import { student } from './en/student';
import { teacher } from './en/teacher';

export const en = { ...common, exercise, student, teacher, admin };
