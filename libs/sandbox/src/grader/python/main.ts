// The grader of Python, as a process.
import { serve } from '../serve';
import { python } from './front-end';

await serve(python);
