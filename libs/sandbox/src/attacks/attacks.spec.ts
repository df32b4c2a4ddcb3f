import { GraderPool } from '../pool/grader-pool';
import { BOUNDARY } from './boundary';
import { FORGING } from './forging';
import { ESCAPING } from './python/escaping';
import { REMEMBERING } from './python/remembering';
import { honestVerdicts, survive } from './judge';

/** `npm run attack` runs all of them, each followed by honest submissions. */
const QUICK = [...BOUNDARY, ...FORGING].filter(({ slow, limits }) => !slow && limits === undefined);

const QUICK_IN_PYTHON = [...ESCAPING, ...REMEMBERING].map(
  (attack) => ({ ...attack, language: 'python', schedules: 30 }) as const,
);

describe('the sandbox', () => {
  let pool: GraderPool;
  beforeAll(() => {
    pool = new GraderPool({ size: 2 });
  });
  afterAll(() => pool.close());

  it.each([
    ['TypeScript', 'typescript', QUICK],
    ['Python', 'python', QUICK_IN_PYTHON],
  ] as const)(
    'in %s, gives no attack more than its honest verdict, and grades honest submissions right afterwards',
    async (_, language, attacks) => {
      const survived = await Promise.all(attacks.map((attack) => survive(pool, attack)));
      const honest = await honestVerdicts(pool, language);

      expect(
        survived.flatMap(({ attack, problems }) => problems.map((problem) => `${attack.id}: ${problem}`)),
      ).toEqual([]);
      expect(honest).toMatchObject({ correct: 'accepted', racy: 'data-race' });
    },
    180_000,
  );
});
