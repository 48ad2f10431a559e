/**
 * Thrown inside the file readers where a sound file holds a structure that the fast scanner does not know: the file
 * goes over to the fallback reader. Whoever composes the readers catches it; users never see it.
 */
export class HandOver extends Error {
  override readonly name = 'HandOver';
}
