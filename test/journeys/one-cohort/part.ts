const broken = new WeakSet<object>();

/** A part of a story: once one has failed, those after it fail at once instead of waiting for what never comes. */
export function part(story: () => object, tell: () => Promise<void>): () => Promise<void> {
  return async () => {
    if (broken.has(story())) throw new Error('An earlier part of this story failed.');
    try {
      await tell();
    } catch (cause) {
      broken.add(story());
      throw cause;
    }
  };
}
