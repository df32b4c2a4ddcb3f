/** What a generated program may use besides jobs, so that Node runs it in one order only. */
export type Clock = 'jobs' | 'timers' | 'immediates';

/**
 * Writes random asynchronous programs, as the text of functions that get a `log` and a `t`, beside a `show` and a class
 * `Sub` of promises. Nothing in them is left to chance: what
 * Node logs is what ECMAScript prescribes (and, for timers and immediates, Node's documentation).
 *
 * No promise is left without a handler: whatever makes one is passed through `t`, which logs what becomes of it.
 */
export class ProgramWriter {
  private state: number;
  private counter = 0;
  private names: string[] = [];
  private generators: string[] = [];

  constructor(
    seed: number,
    private readonly clock: Clock,
  ) {
    this.state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  }

  write(): string {
    const body = this.statements(2 + this.below(3), 0, false);
    return `(log, t) => {\n${body}\n}`;
  }

  private below(bound: number): number {
    this.state = (Math.imul(this.state ^ (this.state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return Math.floor(((this.state ^ (this.state >>> 13)) >>> 0) % bound);
  }

  private chance(percent: number): boolean {
    return this.below(100) < percent;
  }

  private pick<T>(...options: readonly T[]): T {
    return options[this.below(options.length)]!;
  }

  private fresh(prefix: string): string {
    return `${prefix}${this.counter++}`;
  }

  private log(): string {
    return `log('${this.fresh('l')}');`;
  }

  private statements(count: number, depth: number, inAsync: boolean): string {
    const known = this.names.length;
    const made = this.generators.length;
    const lines = Array.from({ length: count }, () => this.statement(depth, inAsync));
    this.names.length = known;
    this.generators.length = made;
    return lines.join('\n');
  }

  private block(depth: number, inAsync: boolean): string {
    return `{ ${this.statements(1 + this.below(2), depth + 1, inAsync)} }`;
  }

  private statement(depth: number, inAsync: boolean): string {
    if (depth > 2) return this.log();
    if (inAsync && this.chance(55)) return this.asyncStatement(depth);
    switch (this.below(9)) {
      case 0:
        return this.log();
      case 1:
        return `queueMicrotask(() => ${this.block(depth, false)});`;
      case 2:
      case 3:
      case 4: {
        const made = this.promise(depth);
        const name = this.fresh('p');
        this.names.push(name);
        return `const ${name} = t('${name}', ${made});`;
      }
      case 5:
        return this.generator(depth);
      case 6:
        return this.askGenerator() ?? this.log();
      case 7:
        return this.later(depth);
      default:
        return `t('${this.fresh('a')}', (async () => ${this.block(depth, true)})());`;
    }
  }

  private asyncStatement(depth: number): string {
    switch (this.below(8)) {
      case 0:
      case 1:
        return `log('${this.fresh('w')}', show(await ${this.awaitable(depth)}));`;
      case 2:
        return `try { ${this.statements(1 + this.below(2), depth + 1, true)} ${this.pick('', 'await null;', `throw '${this.fresh('e')}';`)} } catch (e) { log('${this.fresh('c')}', show(e)); } finally ${this.block(depth, this.chance(60))}`;
      case 3:
        return `for (let i = 0; i < ${1 + this.below(3)}; i++) ${this.block(depth, true)}`;
      case 4:
        return this.forAwait(depth);
      case 5:
        return `if (${this.pick('true', 'false')}) return ${this.awaitable(depth)};`;
      case 6:
        return `if (${this.pick('true', 'false', 'false')}) throw '${this.fresh('e')}';`;
      default:
        return `await (async () => ${this.block(depth, true)})();`;
    }
  }

  private forAwait(depth: number): string {
    const of = this.pick(
      () => `[${this.value()}, ${this.awaitable(depth)}, ${this.value()}]`,
      () => this.generators.at(-1) ?? `[${this.value()}]`,
      () =>
        `(function* () { try { yield ${this.awaitable(depth)}; yield ${this.value()}; } finally { ${this.log()} } })()`,
      () => `(async function* () { ${this.yields(depth)} })()`,
    )();
    const leave = this.pick('', '', `if (i++ > 0) break;`, `if (i++ > 0) throw '${this.fresh('e')}';`);
    return `try { let i = 0; for await (const x of ${of}) { log('${this.fresh('f')}', show(x)); ${leave} } } catch (e) { log('${this.fresh('fc')}', show(e)); }`;
  }

  private yields(depth: number): string {
    const lines = Array.from({ length: 1 + this.below(3) }, () => {
      switch (this.below(7)) {
        case 0:
          return `yield ${this.awaitable(depth)};`;
        case 1:
          return `log('${this.fresh('y')}', show(yield ${this.value()}));`;
        case 2:
          return `yield* ${this.pick(`[${this.value()}, Promise.resolve(${this.value()})]`, `(async function* () { try { yield ${this.value()}; return ${this.awaitable(depth)}; } finally { ${this.log()} await null; } })()`)};`;
        case 3:
          return `try { yield ${this.value()}; } catch (e) { log('${this.fresh('yc')}', show(e)); } finally { ${this.log()} ${this.pick('', 'await 0;', `yield ${this.value()};`)} }`;
        case 4:
          return `await ${this.awaitable(depth)};`;
        case 5:
          return this.pick('', `return ${this.awaitable(depth)};`, `throw '${this.fresh('e')}';`);
        default:
          return this.log();
      }
    });
    return lines.join(' ');
  }

  private generator(depth: number): string {
    const name = this.fresh('g');
    const text = `const ${name} = (async function* () { ${this.yields(depth)} })();`;
    this.generators.push(name);
    return text;
  }

  private askGenerator(): string | undefined {
    if (this.generators.length === 0) return undefined;
    const generator = this.pick(...this.generators);
    const ask = this.pick(
      () => `next(${this.value()})`,
      () => 'next()',
      () => `return(${this.chance(50) ? this.value() : `Promise.resolve(${this.value()})`})`,
      () => `throw(${this.value()})`,
    );
    return Array.from(
      { length: 1 + this.below(3) },
      () => `t('${this.fresh('n')}', ${generator}.${ask()});`,
    ).join(' ');
  }

  /** Timers are set in one turn only, or when no other is left: else Node's own lateness could decide their order. */
  private later(depth: number): string {
    if (depth > 0 || this.clock === 'jobs') return `queueMicrotask(() => ${this.block(depth, false)});`;
    if (this.clock === 'immediates') {
      const nested = this.chance(40) ? `setImmediate(() => ${this.block(depth + 1, false)});` : '';
      return `setImmediate(() => { ${nested} ${this.statements(2, depth + 1, false)} });`;
    }
    const timer = this.fresh('timer');
    const body = this.statements(2, depth + 1, false);
    const cleared = this.chance(15) ? `clearTimeout(${timer});` : '';
    const rounds = this.chance(20) ? this.fresh('round') : '';
    if (rounds !== '')
      return `{ let ${rounds} = 0; const ${timer} = setInterval(() => { log('${timer}', ${rounds}); if (++${rounds} === 2) clearInterval(${timer}); }, 300); }`;
    return `const ${timer} = setTimeout((x) => { log('${timer}', x); ${body} }, ${this.pick(0, 1, 20, 20, 40, 60)}, ${this.value()}); ${cleared}`;
  }

  private value(): string {
    return this.pick(String(this.below(100)), `'${this.fresh('s')}'`, 'null');
  }

  private awaitable(depth: number): string {
    return this.pick(
      () => this.value(),
      () => (this.names.length > 0 ? this.pick(...this.names) : 'undefined'),
      () => this.thenable(),
      () => `t('${this.fresh('q')}', ${this.promise(depth)})`,
    )();
  }

  private thenable(): string {
    const name = this.fresh('h');
    return this.pick(
      `{ then(res, rej) { log('${name}'); res(${this.value()}); } }`,
      `{ then(res, rej) { log('${name}'); res(Promise.resolve(${this.value()})); rej('late'); } }`,
      `{ then(res, rej) { queueMicrotask(() => { log('${name}'); res({ then(r) { r(${this.value()}); } }); }); } }`,
      `{ get then() { log('${name}'); return (res) => res(${this.value()}); } }`,
      `{ then: 7, toJSON() { return '${name}'; } }`,
    );
  }

  private promise(depth: number): string {
    const inner = (): string => (depth > 2 ? `Promise.resolve(${this.value()})` : this.promise(depth + 1));
    const known = (): string => (this.names.length > 0 ? this.pick(...this.names) : inner());
    const callback = (): string =>
      depth > 1
        ? `(v) => v`
        : this.pick(
            () => `(v) => { ${this.log()} return v; }`,
            () => `(v) => { log('${this.fresh('v')}', show(v)); return ${this.awaitable(depth + 1)}; }`,
            () => `(v) => { throw '${this.fresh('e')}'; }`,
            () => `async (v) => ${this.block(depth + 1, true)}`,
            () => 'undefined',
          )();
    const list = (): string =>
      `[${Array.from({ length: this.below(4) }, () => this.awaitable(depth + 1)).join(', ')}]`;
    const constructor = this.pick('Promise', 'Promise', 'Promise', 'Sub');
    return this.pick(
      () => `${constructor}.resolve(${this.awaitable(depth + 1)})`,
      () => `${constructor}.reject('${this.fresh('e')}')`,
      () => `new ${constructor}((res, rej) => { ${this.log()} res(${this.awaitable(depth + 1)}); rej(1); })`,
      () => `new ${constructor}((res) => queueMicrotask(() => res(${this.value()})))`,
      () => `new ${constructor}(() => { throw '${this.fresh('e')}'; })`,
      () => `${known()}.then(${callback()}, ${callback()})`,
      () => `${known()}.then(${callback()})`,
      () => `${known()}.catch(${callback()})`,
      () =>
        `${known()}.finally(${this.pick('undefined', `() => { ${this.log()} return ${this.awaitable(depth + 1)}; }`, `() => { throw '${this.fresh('e')}'; }`)})`,
      () => `${constructor}.${this.pick('all', 'allSettled', 'any', 'race')}(${list()})`,
      () => `${constructor}.try((x) => { ${this.log()} return x; }, ${this.awaitable(depth + 1)})`,
      () =>
        `(() => { const d = ${constructor}.withResolvers(); queueMicrotask(() => d.${this.pick('resolve', 'reject')}(${this.value()})); return d.promise; })()`,
      () => `(async () => ${this.block(depth + 1, true)})()`,
      () => `(async () => (${this.awaitable(depth + 1)}))()`,
    )();
  }
}
