/** Whether a text matches a pattern of a policy: `*` (anything), `*end`, `begin*`, or the text itself. */
export function matchesPattern(pattern: string, text: string, ignoreCase = false): boolean {
  if (pattern === '*') return text !== '';
  const wanted = ignoreCase ? pattern.toLowerCase() : pattern;
  const given = ignoreCase ? text.toLowerCase() : text;
  if (wanted.startsWith('*')) return given.endsWith(wanted.slice(1));
  return wanted.endsWith('*') ? given.startsWith(wanted.slice(0, -1)) : given === wanted;
}

/** A regular expression's characters taken literally. */
function quote(text: string): string {
  return text.replace(/[\\.+*?()|[\]{}^$/-]/g, '\\$&');
}

/** What stands for itself in a path; `[` and its like are not among it. */
const PATH_CHARACTERS = "A-Za-z0-9._~%!$&'()*+,;:@=-";

/** Whether a path matches a pattern with `{*}` for one segment and `{**}` for any number of them, of characters of paths. */
export function matchesTemplate(template: string, path: string): boolean {
  const source = template
    .split(/(\{\*\*?\})/)
    .map((part) =>
      part === '{*}' ? `[${PATH_CHARACTERS}]+` : part === '{**}' ? `[/${PATH_CHARACTERS}]*` : quote(part),
    )
    .join('');
  return new RegExp(`^${source}$`).test(path);
}

/** Whether a path pattern is a template. */
export function isTemplate(pattern: string): boolean {
  return pattern.includes('{*}') || pattern.includes('{**}');
}
