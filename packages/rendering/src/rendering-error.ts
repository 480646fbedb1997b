/** A message that cannot be rendered for one user; other users are not affected. */
export class RenderingError extends Error {
  override name = 'RenderingError';
}

/** The Liquid of a message took too long. */
export class RenderingTimeError extends RenderingError {
  override name = 'RenderingTimeError';
}
