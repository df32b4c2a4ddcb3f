import { admin } from './en/admin';
import { common } from './en/common';
import { exercise } from './en/exercise';
import { files } from './en/files';
import { student } from './en/student';
import { teacher } from './en/teacher';

export const en = { ...common, exercise, files, student, teacher, admin };
