import { useRef } from 'react';
import { TextField, type TextFieldProps } from '../../components/form/TextField.js';
import { VariableMenu } from './VariableMenu.js';

/** A line of text in which variables may stand, with the menu of them beside it. */
export function VariableTextField(props: Omit<TextFieldProps, 'aside' | 'ref' | 'multiline'>) {
  const { value, onChange } = props;
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const insert = (liquid: string) => {
    const start = input.current?.selectionStart ?? value.length;
    const end = input.current?.selectionEnd ?? value.length;
    onChange(`${value.slice(0, start)}${liquid}${value.slice(end)}`);
    // Once the field shows the new text, and the menu has given the focus back.
    setTimeout(() => {
      input.current?.focus();
      input.current?.setSelectionRange(start + liquid.length, start + liquid.length);
    });
  };
  return <TextField {...props} ref={input} aside={<VariableMenu compact onPick={insert} />} />;
}
