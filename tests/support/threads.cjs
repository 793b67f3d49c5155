/** A thread that a test starts runs TypeScript, as a child process of one does (`register.cjs`). */
process.execArgv.push('-r', require.resolve('./register.cjs'));
