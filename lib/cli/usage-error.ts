/** The command cannot be run as it was given. The message is all the user sees; the exit status is 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
