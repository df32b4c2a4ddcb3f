import { groupsOf } from './groups';

it('puts the files of the exercise first, and of the solutions the references', () => {
  const files = [
    'typescript/solutions/data-race/no-lock.ts',
    'typescript/solutions/accepted/lock.ts',
    'typescript/starter.ts',
    'python/starter.py',
    'exercise.yaml',
    'typescript/harness.ts',
  ];
  expect(groupsOf(files)).toEqual([
    { folder: '', files: ['exercise.yaml'] },
    { folder: 'python', files: ['python/starter.py'] },
    { folder: 'typescript', files: ['typescript/harness.ts', 'typescript/starter.ts'] },
    { folder: 'typescript/solutions/accepted', files: ['typescript/solutions/accepted/lock.ts'] },
    { folder: 'typescript/solutions/data-race', files: ['typescript/solutions/data-race/no-lock.ts'] },
  ]);
});
