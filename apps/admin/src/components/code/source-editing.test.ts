import { describe, expect, it } from '@jest/globals';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { sourceEditing } from './source-editing.js';

/** What stands there after a text was typed letter by letter. */
function typed(text: string): string {
  const view = new EditorView({ state: EditorState.create({ extensions: sourceEditing() }) });
  for (const letter of text) {
    const { from, to } = view.state.selection.main;
    const insert = () => view.state.update(view.state.replaceSelection(letter));
    const taken = view.state
      .facet(EditorView.inputHandler)
      .some(handle => handle(view, from, to, letter, insert));
    if (!taken) view.dispatch(insert());
  }
  const written = view.state.doc.toString();
  view.destroy();
  return written;
}

describe('the source editor', () => {
  it('takes tags as they are typed, without a second closing one', () => {
    expect(typed('<p>Free <b>x</b></p>')).toBe('<p>Free <b>x</b></p>');
  });
});
