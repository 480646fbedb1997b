import { type MessageValues, RenderingError } from '@chasqui/rendering';
import { type CompiledContent, NOWHERE } from '../contents/index.js';

/** Renders a message for nobody to see. @returns what went wrong, or null. */
export function tryRendering(compiled: CompiledContent, values: MessageValues): string | null {
  try {
    if (compiled.channel === 'EMAIL') compiled.program.render(values, NOWHERE);
    else compiled.program.render(values);
    return null;
  } catch (error) {
    if (error instanceof RenderingError) return error.message;
    throw error;
  }
}
