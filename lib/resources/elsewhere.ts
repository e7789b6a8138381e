import { inWords } from '../model/in-words';
import { isMapping } from '../model/mapping';

/**
 * Where something is that exists outside of this program, as it was said.
 *
 * @throws Error where nothing is said
 */
export function elsewhere<Where extends { readonly namespace: string | undefined }>(
  kind: string,
  name: string,
  where: Where,
): Where {
  if (isMapping(where)) return where;
  throw new Error(
    `${kind}.fromName("${inWords(name)}") does not say where it is; give { namespace: 'shop' } beside the name`,
  );
}
