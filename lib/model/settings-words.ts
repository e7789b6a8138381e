import { inWords } from './in-words';

/** Nested settings on one line, each by its path: `http.http2MaxRequests 100, tcp.maxConnections 10`. Lists are said whole. */
export function settingsInWords(settings: unknown): string {
  return [...leaves(settings, '')].join(', ');
}

function* leaves(value: unknown, path: string): Iterable<string> {
  if (typeof value !== 'object' || value === null) yield `${path} ${inWords(value)}`.trimStart();
  else if (Array.isArray(value)) yield `${path} ${JSON.stringify(value)}`.trimStart();
  else for (const [key, field] of Object.entries(value)) yield* leaves(field, path === '' ? key : `${path}.${key}`);
}
