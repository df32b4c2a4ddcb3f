const TYPES = ['a', 'b'] as const;

/**
 * Writes random programs about one `EventTarget`, one `EventEmitter` or signals that follow each other, as the text of functions that
 * get a `log`. Listeners add, remove, dispatch and abort in their turn, a few levels deep.
 */
export class EventsProgramWriter {
  private state: number;
  private labels = 0;
  private listeners = 0;

  constructor(seed: number) {
    this.state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  }

  write(): string {
    const subject = this.pick('target', 'emitter', 'signals');
    const setting = {
      target: 'const x = new EventTarget(); const stop = [new AbortController(), new AbortController()];',
      emitter: 'const x = new EventEmitter();',
      signals: this.signals(),
    }[subject];
    const lines = Array.from({ length: 4 + this.below(6) }, () => this.statement(subject, 0));
    return `(log) => { const f = []; let depth = 0; ${setting}\n${lines.join('\n')}\n}`;
  }

  private signals(): string {
    const made = ['c[0].signal', 'c[1].signal', 'c[2].signal'];
    const lines = ['const c = [0, 1, 2].map(() => new AbortController());'];
    for (let index = 0; index < 3; index++) {
      const sources = [this.pick(...made), this.pick(...made)].join(', ');
      lines.push(`const s${index} = AbortSignal.any([${sources}]);`);
      // Each listens from the beginning: in what order Node tells signals of signals depends on that.
      lines.push(`s${index}.addEventListener('abort', () => log('s${index}', s${index}.reason));`);
      made.push(`s${index}`);
    }
    return lines.join(' ');
  }

  private statement(subject: 'target' | 'emitter' | 'signals', depth: number): string {
    if (subject === 'signals') return this.onSignals(depth);
    return subject === 'target' ? this.onTarget(depth) : this.onEmitter(depth);
  }

  /** What a listener does besides logging. */
  private body(subject: 'target' | 'emitter' | 'signals', depth: number): string {
    const label = `log('l${this.labels++}', ${subject === 'emitter' ? 'e' : 'e.type'});`;
    if (depth > 1 || this.below(3) === 0) return `{ ${label} }`;
    const inner = this.statement(subject, depth + 1);
    // Listeners that dispatch would otherwise call each other for ever.
    return `{ ${label} if (depth < 3) { depth++; try { ${inner} } finally { depth--; } } }`;
  }

  private onTarget(depth: number): string {
    const type = this.pick(...TYPES);
    const capture = this.pick('false', 'true', '{ capture: true }');
    switch (this.below(depth > 0 ? 8 : 6)) {
      case 0:
      case 1:
      case 2: {
        const options = this.pick(
          '{}',
          '{ once: true }',
          'true',
          `{ signal: stop[${this.below(2)}].signal }`,
          '{ once: true, capture: true }',
          '{ passive: true }',
        );
        const known = this.listeners > 0 && this.below(4) === 0;
        const body = this.pick('function', 'object');
        const made = `(e) => ${this.body('target', depth)}`;
        const listener = known
          ? `f[${this.below(this.listeners)}]`
          : `f[${this.listeners++}] = ${body === 'function' ? made : `{ handleEvent: ${made} }`}`;
        return `x.addEventListener('${type}', ${listener}, ${options});`;
      }
      case 3:
        return `x.removeEventListener('${type}', f[${this.below(1 + this.listeners)}] ?? null, ${capture});`;
      case 4:
        return `log('sent', x.dispatchEvent(new Event('${type}', { cancelable: true })));`;
      case 5:
        return `stop[${this.below(2)}].abort();`;
      case 6:
        return 'e.stopImmediatePropagation();';
      default:
        return "e.preventDefault(); log('prevented', e.defaultPrevented);";
    }
  }

  private onEmitter(depth: number): string {
    const type = this.pick(...TYPES, 'newListener', 'removeListener');
    switch (this.below(7)) {
      case 0:
      case 1:
      case 2: {
        const method = this.pick('on', 'once', 'prependListener', 'prependOnceListener');
        const index = this.listeners++;
        return `x.${method}('${type}', f[${index}] = (e) => ${this.body('emitter', depth)});`;
      }
      case 3:
        return `x.off('${type}', f[${this.below(1 + this.listeners)}] ?? log);`;
      case 4:
        return `x.removeAllListeners(${this.pick(`'${type}'`, '')});`;
      case 5:
        return `log('count', x.listenerCount('${type}'), x.eventNames().join());`;
      default:
        return `log('sent', x.emit('${this.pick(...TYPES)}', 'v${this.labels++}'));`;
    }
  }

  private onSignals(depth: number): string {
    const signal = this.pick('c[0].signal', 'c[1].signal', 'c[2].signal', 's0', 's1', 's2');
    switch (this.below(depth > 0 ? 5 : 4)) {
      case 0:
        return `${signal}.addEventListener('abort', (e) => ${this.body('signals', depth)});`;
      case 1:
        return `${signal}.onabort = (e) => ${this.body('signals', depth)};`;
      case 2:
        return `log('aborted', ${signal}.aborted, ${signal}.reason);`;
      case 3:
        return `c[${this.below(3)}].abort('r${this.labels++}');`;
      default:
        return 'e.stopImmediatePropagation();';
    }
  }

  private below(bound: number): number {
    this.state = (Math.imul(this.state ^ (this.state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return Math.floor(((this.state ^ (this.state >>> 13)) >>> 0) % bound);
  }

  private pick<T>(...options: readonly T[]): T {
    return options[this.below(options.length)]!;
  }
}
