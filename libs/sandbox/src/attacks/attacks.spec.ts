import { GraderPool } from '../pool/grader-pool';
import { BOUNDARY } from './boundary';
import { FORGING } from './forging';
import { honestVerdicts, survive } from './judge';

/** `npm run attack` runs all of them, each followed by honest submissions. */
const QUICK = [...BOUNDARY, ...FORGING].filter(({ slow, limits }) => !slow && limits === undefined);

describe('the sandbox', () => {
  let pool: GraderPool;
  beforeAll(() => {
    pool = new GraderPool({ size: 2 });
  });
  afterAll(() => pool.close());

  it('gives no attack more than its honest verdict, and grades honest submissions right afterwards', async () => {
    const survived = await Promise.all(QUICK.map((attack) => survive(pool, attack)));
    const honest = await honestVerdicts(pool);

    expect(
      survived.flatMap(({ attack, problems }) => problems.map((problem) => `${attack.id}: ${problem}`)),
    ).toEqual([]);
    expect(honest).toMatchObject({ correct: 'accepted', racy: 'data-race' });
  }, 180_000);
});
