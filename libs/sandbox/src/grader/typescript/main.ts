// The grader of TypeScript, as a process.
import { serve } from '../serve';
import { typescript } from './front-end';

await serve(typescript);
