// The grader of Python, as a process.
import { serve } from '../serve';
import { python } from './front-end';

await serve(python, () => {
  // The stage is all there is to warm up: Python has its modules from the snapshot.
});
