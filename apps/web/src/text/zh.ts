import type { Texts } from './language';
import { admin } from './zh/admin';
import { common } from './zh/common';
import { exercise } from './zh/exercise';
import { files } from './zh/files';
import { student } from './zh/student';
import { teacher } from './zh/teacher';

export const zh: Texts = { ...common, exercise, files, student, teacher, admin };
