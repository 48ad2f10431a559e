/** Prints which tests were skipped and closes with the line that continuous integration reads. */
module.exports = class TallyReporter {
  onRunComplete(_contexts, results) {
    const skipped = results.numPendingTests + results.numTodoTests;
    const broken = results.numRuntimeErrorTestSuites;
    const failed = results.numFailedTests + broken;
    if (process.env.TAIZHANG_REQUIRE_ALL === '1' && skipped > 0) {
      for (const suite of results.testResults)
        for (const test of suite.testResults)
          if (test.status === 'pending' || test.status === 'todo') console.log(`skipped: ${test.fullName}`);
    }
    const line = `${results.numPassedTests} passed, ${failed} failed`;
    process.stdout.write(`\n${skipped > 0 ? `${line}, ${skipped} skipped` : line}\n`);
  }
};
