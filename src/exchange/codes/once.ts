/** What `make` gives, made at the first call and kept: for the code lists, which never change while we run. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
