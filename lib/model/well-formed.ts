/** A string as every supported Node has it; the compiler's ES2023 does not know the method. */
type NodeString = string & { isWellFormed(): boolean };

/** Whether a string is text: it holds no half of a surrogate pair, which neither YAML nor JSON can hold. */
export function isWellFormed(text: string): boolean {
  return (text as NodeString).isWellFormed();
}
