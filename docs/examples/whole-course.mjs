// A whole course by the API alone, as `/api/docs` documents it: from nothing to the grade book.
//
//   node docs/examples/whole-course.mjs http://127.0.0.1:3000 admin <password>
//
// The password is the one that the first `npm start` prints. Programs are taken from the exercise in this repository.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Client, zip } from './api.mjs';

const [url = 'http://127.0.0.1:3000', login = 'admin', password] = process.argv.slice(2);
const EXERCISE = 'lost-update';
const PROGRAMS = {
  typescript: { wrong: 'typescript/starter.ts', right: 'typescript/solutions/accepted/lock-run.ts' },
  python: { wrong: 'python/starter.py', right: 'python/solutions/accepted/with_lock.py' },
};

// An administrator makes a course and accounts; the roster says who is what in it.
const administrator = await Client.signIn(url, login, password);
const tag = randomBytes(3).toString('hex');
const people = Object.fromEntries(
  ['teacher', ...Object.keys(PROGRAMS)].map((role) => [role, `${role}-${tag}@example.org`]),
);
const secret = randomBytes(12).toString('base64url');
for (const person of Object.values(people)) {
  await administrator.post('/api/users', { login: person, name: person, password: secret });
}
const course = await administrator.post('/api/courses', { title: `Concurrency ${tag}` });
const roster = ['login,name,role'].concat(
  Object.entries(people).map(([role, is]) => `${is},${is},${role === 'teacher' ? 'teacher' : 'student'}`),
);
await administrator.put(`/api/courses/${course.id}/roster`, roster.join('\n'), {
  'content-type': 'text/csv',
});
console.log(`${course.title}: ${roster.length - 1} people`);

// The teacher sets an assignment.
const teacher = await Client.signIn(url, people.teacher, secret);
const exercises = await teacher.get(`/api/courses/${course.id}/exercises`);
const version = exercises.items.find(({ slug }) => slug === EXERCISE);
const assignment = await teacher.post(`/api/courses/${course.id}/assignments`, {
  title: 'Week 1',
  opensAt: new Date(Date.now() - 60_000).toISOString(),
  dueAt: new Date(Date.now() + 7 * 24 * 3_600_000).toISOString(),
  languages: Object.keys(PROGRAMS),
  exerciseVersions: [version.id],
});

// Each student hands in a wrong and a right solution, and follows what becomes of it.
for (const [language, programs] of Object.entries(PROGRAMS)) {
  const student = await Client.signIn(url, people[language], secret);
  for (const [kind, file] of Object.entries(programs)) {
    const { id } = await student.submit(assignment.id, EXERCISE, { language, source: program(file) });
    let status;
    for await (const { event, data } of student.events(`/api/submissions/${id}/events`)) {
      if (event === 'status') status = data;
    }
    console.log(`${language}, ${kind}: ${status.verdict}, ${status.score} of ${status.maxScore}`);
  }
}

// A batch: files that nobody has handed in here.
const batch = await teacher.post(
  `/api/courses/${course.id}/batches?name=last-year&exerciseVersion=${version.id}`,
  zip({
    'alan/increment.ts': program(PROGRAMS.typescript.wrong),
    'grace/increment.ts': program(PROGRAMS.typescript.right),
  }),
  { 'content-type': 'application/zip' },
);
await finished(() => teacher.get(`/api/batches/${batch.id}`));
const results = await teacher.get(`/api/batches/${batch.id}/results`);
for (const { file, verdict } of results.items) console.log(`batch, ${file}: ${verdict}`);

// A regrade: what would change is looked at first, and counts when the teacher says so.
const regrade = await teacher.post(`/api/assignments/${assignment.id}/regrades`, { exercise: EXERCISE });
const done = await finished(() => teacher.get(`/api/regrades/${regrade.id}`));
await teacher.post(`/api/regrades/${regrade.id}/apply`);
console.log(`regraded ${done.total}, ${done.changes.length} would change`);

console.log(await teacher.get(`/api/assignments/${assignment.id}/gradebook.csv`));

async function finished(look) {
  for (;;) {
    const state = await look();
    if (state.finished + state.failed >= state.total) return state;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

function program(file) {
  return readFileSync(fileURLToPath(new URL(`../../exercises/${EXERCISE}/${file}`, import.meta.url)), 'utf8');
}
