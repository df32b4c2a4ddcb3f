import { emptyForm, fromInput, requestOf, toInput } from './assignment-form';

describe('the form of an assignment', () => {
  it('takes a time out as it came in', () => {
    const time = '2026-03-01T08:30:00.000Z';
    expect(fromInput(toInput(time))).toBe(time);
  });

  it('leaves out what is empty', () => {
    expect(requestOf({ ...emptyForm(new Date()), title: 'One' })).toMatchObject({
      title: 'One',
      dueAt: null,
      cutOffAt: null,
      maxAttempts: null,
    });
  });
});
