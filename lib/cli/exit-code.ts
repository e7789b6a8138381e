/** What the process says when it ends. */
export const ExitCode = {
  ok: 0,
  /** Findings at or over the level that fails, an app that does not synthesize. */
  failed: 1,
  /** A command line or input that cannot be used. */
  unusable: 2,
  /** As a shell puts it. */
  killedBy: (signal: 'SIGINT' | 'SIGTERM') => (signal === 'SIGINT' ? 130 : 143),
} as const;
