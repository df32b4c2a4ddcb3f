import { ObjectKind, OperationKind } from '@heddle/trace';
import { RunBuilder } from '../testing/run-builder';
import { nameObjects } from './object-names';

const { Acquire, Release } = OperationKind;

describe('an object that no variable holds', () => {
  it('is called after what the source calls the method of, and several are told apart', () => {
    const b = new RunBuilder('one', 'other');
    const locks = [b.object(ObjectKind.Lock, ''), b.object(ObjectKind.Lock, '')];
    b.step(1, Acquire, locks[0]!, 5, { text: 'self.forks[i].acquire' });
    b.step(2, Acquire, locks[1]!, 5, { text: 'self.forks[i].acquire' });
    b.step(1, Release, locks[0]!, 6, { text: 'self.forks[i].release' });

    const names = nameObjects(b.build([]), b.sites);

    expect(locks.map((lock) => names.object(lock))).toEqual(['self.forks[i] #1', 'self.forks[i] #2']);
  });

  it('is called after what a method with arguments is called on, and so is a container', () => {
    const b = new RunBuilder('one');
    const lock = b.object(ObjectKind.Lock, '');
    const items = b.location('');
    b.step(1, Acquire, lock, 5, { text: 'this.lock.run(() => this.items.push(item))' });
    b.step(1, OperationKind.AtomicUpdate, items, 5, { text: 'this.items.push(item)' });

    const names = nameObjects(b.build([]), b.sites);

    expect([names.object(lock), names.location(items)]).toEqual(['this.lock', 'this.items']);
  });

  it('keeps its name if it is a container, and what is read to get at it is told apart', () => {
    const b = new RunBuilder('one');
    const [reference, inside] = [b.location('items'), b.location('items')];
    b.step(1, OperationKind.Read, reference, 5);
    b.step(1, OperationKind.AtomicUpdate, inside, 5);

    const names = nameObjects(b.build([]), b.sites);

    expect([names.location(reference), names.location(inside)]).toEqual(['items (reference)', 'items']);
  });

  it('is called what it is if the source has no name for it', () => {
    const b = new RunBuilder('one');
    const lock = b.object(ObjectKind.Lock, '');
    b.step(1, Acquire, lock, 5, { text: 'new Lock().acquire' });

    expect(nameObjects(b.build([]), b.sites).object(lock)).toBe('lock');
  });

  it('is a lock of the condition that is called alike, not a second one of them', () => {
    const b = new RunBuilder('one');
    const [lock, condition] = [b.object(ObjectKind.Lock, ''), b.object(ObjectKind.Condition, '')];
    b.step(1, Acquire, lock, 5, { text: 'changed' });
    b.step(1, OperationKind.Wait, condition, 6, { text: 'changed.wait' });

    const names = nameObjects(b.build([]), b.sites);

    expect([names.object(lock), names.object(condition)]).toEqual(['changed.lock', 'changed']);
  });
});

describe("an object of the student's that the test has a name for", () => {
  const { Read } = OperationKind;

  it('is called as the student writes it', () => {
    const b = new RunBuilder('one');
    const [readers, first] = [b.location('table.lock.readers'), b.location('table.lock.waiting[0]')];
    const changed = b.object(ObjectKind.Lock, 'table.lock.changed.lock');
    b.step(1, Acquire, changed, 4, { text: 'this.changed.run(() => this.readers++)' });
    b.step(1, Read, readers, 4, { text: 'this.readers' });
    b.step(1, Read, first, 5, { text: 'this.waiting[n]' });

    const names = nameObjects(b.build([]), b.sites);

    expect([names.location(readers), names.location(first), names.object(changed)]).toEqual([
      'this.readers',
      'this.waiting[0]',
      'this.changed.lock',
    ]);
  });

  it.each([
    ['there are two of them', ['self.balance', 'self.balance']],
    ['the student calls it otherwise, too', ['self.balance', 'account.balance']],
  ])('keeps the name that the test has for it if %s', (_, [one, other]) => {
    const b = new RunBuilder('one');
    const balances = [b.location('a.balance'), b.location('b.balance')];
    b.step(1, Read, balances[0]!, 4, { text: one! });
    b.step(1, Read, balances[1]!, 5, { text: other! });
    b.step(1, Read, balances[0]!, 5, { text: other! });

    const names = nameObjects(b.build([]), b.sites);

    expect(balances.map((balance) => names.location(balance))).toEqual(['a.balance', 'b.balance']);
  });
});
