/**
 * What keeps the program from starting and its user can mend: a taken port, an unreachable database, an edited
 * migration. Its message is one sentence and all that is shown; anything else is our fault and shown whole.
 */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}
