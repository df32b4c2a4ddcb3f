import { changes } from '../../testing/mutants';

describe('drop-await', () => {
  it('does not wait for what has no result', () => {
    expect(
      changes(
        'drop-await',
        'async function close(files) {\n  for (const each of files) await each.end();\n}\n',
      ),
    ).toEqual(['- for (const each of files) await each.end();\n+ for (const each of files) each.end();']);
  });

  it('leaves a try before what it returns has ended', () => {
    const source = `async function alone(work, unlock) {
  try {
    return await work();
  } finally {
    unlock();
  }
}
`;
    expect(changes('drop-await', source)).toEqual(['- return await work();\n+ return work();']);
  });

  it.each([
    ['a result that is used', 'async function f(g) {\n  const x = await g();\n  return x + 1;\n}\n'],
    ['a return that no try surrounds', 'async function f(g) {\n  return await g();\n}\n'],
    [
      'a return in a finally',
      'async function f(g) {\n  try {\n    g();\n  } finally {\n    return await g();\n  }\n}\n',
    ],
    ['a turn that is waited for', 'async function f() {\n  await null;\n}\n'],
  ])('leaves alone %s', (_, source) => {
    expect(changes('drop-await', source)).toEqual([]);
  });
});

describe('first-for-all', () => {
  it.each([
    ['await Promise.all(jobs);', ['await Promise.race(jobs);']],
    ['await Promise.allSettled(jobs);', ['await Promise.all(jobs);']],
    ['Promise.allSettled(jobs).then(() => pool.close());', ['Promise.all(jobs).then(() => pool.close());']],
    ['const [one, other] = await Promise.all(jobs);', []],
    ['await pool.all(jobs);', []],
  ])('%s', (line, expected) => {
    expect(changes('first-for-all', `async function f(jobs, pool) {\n  ${line}\n}\n`)).toEqual(
      expected.map((text) => `- ${line}\n+ ${text}`),
    );
  });
});

describe('read-before-await', () => {
  const inAccount = (body: string) => `class Account {
  async deposit(amount, rates) {
    ${body}
  }
}
`;

  it.each([
    [
      'the old value of a sum',
      'const rate = await rates();\n    this.balance += amount * rate;',
      '+ const before = this.balance;\n- this.balance += amount * rate;\n+ this.balance = before + (amount * rate);',
    ],
    [
      'the old value of a counter',
      'await rates();\n    this.count++;',
      '+ const before = this.count;\n- this.count++;\n+ this.count = before + 1;',
    ],
    [
      'a test',
      'await rates();\n    if (this.open && this.seats.has(amount)) this.sell();',
      '+ const before = this.open && this.seats.has(amount);\n- if (this.open && this.seats.has(amount)) this.sell();\n+ if (before) this.sell();',
    ],
    [
      'the value of a variable',
      'await rates();\n    const balance = this.balance;',
      '+ const before = this.balance;\n- const balance = this.balance;\n+ const balance = before;',
    ],
    [
      'the part of a test that does not need what was awaited',
      'const rate = await rates();\n    if (amount * rate > this.balance) return;',
      '+ const before = this.balance;\n- if (amount * rate > this.balance) return;\n+ if (amount * rate > before) return;',
    ],
    [
      'what a finally reads first',
      'try { await rates(); } finally { this.count -= 1; }',
      '- try { await rates(); } finally { this.count -= 1; }\n+ const before = this.count;\n+ try { await rates(); } finally { this.count = before - (1); }',
    ],
  ])('reads too early %s', (_, body, change) => {
    expect(changes('read-before-await', inAccount(body))).toEqual([change]);
  });

  it.each([
    ['what is not shared', 'let sum = 0;\n    await rates();\n    sum += amount;'],
    ['what the awaited gives', 'const rate = await rates();\n    if (rate.open) this.sell();'],
    ['what changes something', 'await rates();\n    const next = this.waiting.shift();'],
    ['what no await comes before', 'rates();\n    this.count += 1;'],
    ["another function's await", 'const f = async () => await rates();\n    this.count += 1;'],
  ])('leaves alone %s', (_, body) => {
    expect(changes('read-before-await', inAccount(body))).toEqual([]);
  });
});
