import { readFrames } from './stack';

describe('the frames of an exception', () => {
  it('have no names that the front-end made up', () => {
    const frames = 'submission:2:5 $$fields5\nsubmission:4:1 $$_e\nsubmission:7:3 increment';
    expect(readFrames(frames).map(({ function: name }) => name)).toEqual(['', '', 'increment']);
  });
});
