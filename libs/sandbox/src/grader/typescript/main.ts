// The grader of TypeScript, as a process.
import { serve } from '../serve';
import { typescript } from './front-end';
import { warmUp } from './warm-up';

await serve(typescript, warmUp);
