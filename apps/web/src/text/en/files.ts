interface Progress {
  readonly done: number;
  readonly of: number;
}

/** The editor of an exercise's files. */
export const files = {
  open: 'Edit its files',
  earlier: 'Earlier versions',
  files: 'Files',
  exercise: 'Exercise',
  editor: 'Editor',
  keys: 'Ctrl/⌘ S: save and verify · Esc, then Tab: leave the editor',
  newFile: 'New file',
  add: 'Add',
  isThere: 'There is such a file already.',
  remove: 'Delete this file',
  save: 'Save and verify',
  discard: 'Discard the changes',
  unsaved: 'not saved',
  changes: (count: number) =>
    `${count === 1 ? '1 file' : `${count} files`} changed and not saved. Results are of what is saved.`,
  refused: 'Nothing was saved: there is something to mend first.',
  ofHeddle: "This exercise comes with Heddle. What you save becomes this course's own; the original stays.",
  older: 'This is not the newest version of the course’s own.',
  newest: 'Open the newest',
  declared: 'declared',
  actual: 'got',
  verifying: (progress: Progress | null) =>
    progress === null ? 'waiting to be verified' : `${progress.done} of ${progress.of} solutions graded`,
  judging: (progress: Progress | null) =>
    progress === null ? 'mutants come next' : `${progress.done} of ${progress.of} mutants tried`,
  mutants: 'Mutants',
  noMutants: 'None were tried: the references have nothing that a mistake could be planted in.',
  noMutantsYet: 'Mutants of the references are tried once all solutions are as declared.',
  notJudged: 'Mutants could not be tried, by a mistake of ours. The exercise can be assigned all the same.',
  mutantCounts: (killed: number, survive: number, equivalent: number) =>
    `${killed} killed, ${survive} ${survive === 1 ? 'survives' : 'survive'}${equivalent > 0 ? `, ${equivalent} marked equivalent` : ''}.`,
  leftOut: (count: number) => `${count} more were not tried; \`heddle verify --mutants 100\` tries more.`,
  survives: (operator: string) =>
    `${operator}: the harness accepts this. If it is wrong, a student who writes it gets all points: add a scenario, or make one stricter.`,
  isItRight: 'It is a correct solution, too?',
  marking: (file: string) => `Then say why in ${file}, in the list \`equivalent\`:`,
};
