import vm from 'node:vm';
import { Execution, DEFAULT_LIMITS } from '@heddle/engine';
import { runtimeIn } from '../../../testing/realms';
import { GLOBALS } from '../../globals';

describe('a hardened realm', () => {
  it('has nothing that could be changed, wherever one gets to from its globals', () => {
    const context = vm.createContext({});
    const { createRealm, createStamps } = runtimeIn(context);
    createRealm({ port: new Execution(1, DEFAULT_LIMITS).port, stamps: createStamps() }).harden();

    const reached = new Map<unknown, string>();
    const reach = (value: unknown, path: string): void => {
      if ((typeof value !== 'object' || value === null) && typeof value !== 'function') return;
      if (reached.has(value)) return;
      reached.set(value, path);
      for (const [key, property] of Object.entries(Object.getOwnPropertyDescriptors(value)))
        for (const part of ['value', 'get', 'set'] as const) reach(property[part], `${path}.${key}`);
      reach(Object.getPrototypeOf(value), `${path}.[[Prototype]]`);
    };
    for (const name of GLOBALS)
      reach(vm.runInContext(`typeof ${name} === 'undefined' ? 0 : ${name}`, context), name);

    const changeable = [...reached].filter(([object]) => !Object.isFrozen(object)).map(([, path]) => path);
    expect(changeable).toEqual([]);
    expect(reached.size).toBeGreaterThan(500);
  });
});
