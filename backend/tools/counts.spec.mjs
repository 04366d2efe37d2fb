import { countJest, countPlaywright } from './counts.mjs';

describe('the closing line', () => {
  const jest = { numPassedTests: 7, numFailedTests: 0, numRuntimeErrorTestSuites: 0, numPendingTests: 0, numTodoTests: 0 };

  it('counts what passed', () => {
    expect(countJest(jest)).toEqual({ passed: 7, failed: 0 });
    expect(countPlaywright({ stats: { expected: 4, unexpected: 0, flaky: 0, skipped: 0 }, errors: [] })).toEqual({ passed: 4, failed: 0 });
  });

  it('counts a file that could not run, a skipped test and a test that passed only when tried again as failures', () => {
    expect(countJest({ ...jest, numRuntimeErrorTestSuites: 1, numPendingTests: 2, numTodoTests: 1 })).toEqual({ passed: 7, failed: 4 });
    expect(countPlaywright({ stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 1 }, errors: ['no web server'] })).toEqual({ passed: 4, failed: 4 });
  });
});
